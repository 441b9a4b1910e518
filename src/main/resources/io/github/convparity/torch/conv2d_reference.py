class Conv2dReference(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]
  def forward(self: __torch__.Conv2dReference,
    input: Tensor,
    weight: Tensor,
    bias: List[Tensor],
    setting: List[int],
    named_padding: str,
    padding_mode: str) -> Tensor:
    x = torch.clone(input)
    w = torch.clone(weight)
    b = annotate(Optional[Tensor], None)
    if torch.gt(torch.len(bias), 0):
      b = torch.clone(bias[0])
    stride = [setting[0], setting[1]]
    padding = [setting[2], setting[3]]
    dilation = [setting[4], setting[5]]
    groups = setting[6]
    if torch.eq(named_padding, "same"):
      if torch.__or__(torch.ne(stride[0], 1), torch.ne(stride[1], 1)):
        ops.prim.RaiseException("padding='same' is not supported for strided convolutions")
    y = x
    if torch.eq(padding_mode, "zeros"):
      if torch.eq(named_padding, ""):
        y = torch.conv2d(x, w, b, stride, padding, dilation, groups)
      else:
        y = torch.conv2d(x, w, b, stride, named_padding, dilation, groups)
    else:
      left = padding[1]
      right = padding[1]
      top = padding[0]
      bottom = padding[0]
      if torch.eq(named_padding, "valid"):
        left = 0
        right = 0
        top = 0
        bottom = 0
      if torch.eq(named_padding, "same"):
        total_h = torch.mul(dilation[0], torch.sub(torch.size(w, 2), 1))
        total_w = torch.mul(dilation[1], torch.sub(torch.size(w, 3), 1))
        top = torch.floordiv(total_h, 2)
        bottom = torch.sub(total_h, top)
        left = torch.floordiv(total_w, 2)
        right = torch.sub(total_w, left)
      padded = torch.pad(x, [left, right, top, bottom], padding_mode)
      y = torch.conv2d(padded, w, b, stride, [0, 0], dilation, groups)
    return torch.contiguous(y)
