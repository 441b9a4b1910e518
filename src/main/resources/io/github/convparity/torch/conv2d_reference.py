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
    # What torch.nn.Conv2d(...).forward(input) does. Copies stand at addresses of one alignment.
    x = torch.clone(input)
    w = torch.clone(weight)
    b = annotate(Optional[Tensor], None)
    if torch.gt(torch.len(bias), 0):
      b = torch.clone(bias[0])
    stride = [setting[0], setting[1]]
    padding = [setting[2], setting[3]]
    dilation = [setting[4], setting[5]]
    groups = setting[6]
    same = torch.eq(named_padding, "same")
    # The one check of the constructor that is run.
    if torch.__and__(same, torch.ne(stride, [1, 1])):
      ops.prim.RaiseException("padding='same' is not supported for strided convolutions")
    # torch.nn.Conv2d._reversed_padding_repeated_twice
    pads = [padding[1], padding[1], padding[0], padding[0]]
    if torch.eq(named_padding, "valid"):
      pads = [0, 0, 0, 0]
    if same:
      total_h = torch.mul(dilation[0], torch.sub(torch.size(w, 2), 1))
      total_w = torch.mul(dilation[1], torch.sub(torch.size(w, 3), 1))
      top = torch.floordiv(total_h, 2)
      left = torch.floordiv(total_w, 2)
      pads = [left, torch.sub(total_w, left), top, torch.sub(total_h, top)]
    more_w = torch.sub(pads[1], pads[0])
    more_h = torch.sub(pads[3], pads[2])
    uneven = torch.__and__(torch.gt(torch.add(more_w, more_h), 0), torch.gt(groups, 0))
    if torch.ne(padding_mode, "zeros"):
      padded = torch.pad(x, pads, padding_mode)
      y = torch.conv2d(padded, w, b, stride, [0, 0], dilation, groups)
    elif torch.eq(named_padding, ""):
      y = torch.conv2d(x, w, b, stride, padding, dilation, groups)
    elif uneven:
      # The two calls that conv2d(padding="same") itself makes here, after printing a warning.
      unbatched = torch.eq(torch.dim(x), 3)
      if unbatched:
        x = torch.unsqueeze(x, 0)
      padded = torch.constant_pad_nd(x, [0, more_w, 0, more_h], 0)
      y = torch.conv2d(padded, w, b, stride, [pads[2], pads[0]], dilation, groups)
      if unbatched:
        y = torch.squeeze(y, 0)
    else:
      y = torch.conv2d(x, w, b, stride, named_padding, dilation, groups)
    return torch.contiguous(y)
