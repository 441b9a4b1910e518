class Conv2dReference(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]
  # setting: stride h, w; padding h, w; dilation h, w; groups; how the padding is given (0 by
  # numbers, 1 "same", 2 "valid"); padding mode (0 zeros, 1 reflect, 2 replicate, 3 circular);
  # data type (5 float16, 15 bfloat16, -1 that of the tensors, which then are float32 or float64).
  def forward(self: __torch__.Conv2dReference,
    input: Tensor,
    weight: Tensor,
    bias: List[Tensor],
    setting: List[int]) -> Tensor:
    # What torch.nn.Conv2d(...).forward(input) does.
    x = (self).own(input, setting)
    y = (self).module(x, (self).own(weight, setting), (self).own_bias(bias, setting), setting, 0)
    return (self).answer(y, setting)
  def gradients(self: __torch__.Conv2dReference,
    input: Tensor,
    weight: Tensor,
    bias: Tensor,
    grad_output: Tensor,
    setting: Tensor) -> List[Tensor]:
    # What autograd makes of sum(output * grad_output): gradients of input, weight, and bias; a
    # bias without elements stands for none.
    graph = (self).graph(input, weight, bias, grad_output, setting)
    leaves = torch.slice(graph, 2)
    seeds = annotate(List[Optional[Tensor]], [graph[1]])
    found = torch.grad([graph[0]], leaves, seeds, None, False, True)
    gradients = annotate(List[Tensor], [])
    for i in range(torch.len(leaves)):
      gradient = found[i]
      if torch.__is__(gradient, None):
        # Of what the output does not depend on.
        zeros = torch.append(gradients, torch.zeros_like(leaves[i]))
      else:
        kept = torch.append(gradients, torch.contiguous(ops.prim.unchecked_unwrap_optional(gradient)))
    return gradients
  def graph(self: __torch__.Conv2dReference,
    input: Tensor,
    weight: Tensor,
    bias: Tensor,
    grad_output: Tensor,
    setting: Tensor) -> List[Tensor]:
    # What backward takes: the output with its graph, the gradient of it, and the leaves.
    numbers = annotate(List[int], [])
    for i in range(torch.numel(setting)):
      number = torch.append(numbers, int(torch.select(setting, 0, i)))
    x = torch.requires_grad_(torch.clone(input), True)
    w = torch.requires_grad_(torch.clone(weight), True)
    b = annotate(Optional[Tensor], None)
    leaves = [x, w]
    if torch.gt(torch.numel(bias), 0):
      leaf = torch.requires_grad_(torch.clone(bias), True)
      b = leaf
      leaves = [x, w, leaf]
    y = (self).module(x, w, b, numbers, 0)
    return torch.add([y, torch.clone(grad_output)], leaves)
  def backward(self: __torch__.Conv2dReference,
    output: List[Tensor],
    grad_output: Tensor,
    leaves: List[Tensor]) -> List[Optional[Tensor]]:
    # The graph is kept for the next time.
    seeds = annotate(List[Optional[Tensor]], [grad_output])
    return torch.grad(output, leaves, seeds, True, False, True)
  def plain_backward(self: __torch__.Conv2dReference,
    grad_output: Tensor,
    x: Tensor,
    w: Tensor,
    bias: bool,
    setting: List[int]) -> Tuple[Tensor, Tensor, Tensor]:
    # The operator that backward ends in where forward is nothing but torch.conv2d of a batch.
    filters = [torch.size(w, 0)]
    stride = [setting[0], setting[1]]
    padding = [setting[2], setting[3]]
    dilation = [setting[4], setting[5]]
    mask = [True, True, bias]
    return torch.convolution_backward(grad_output, x, w, filters, stride, padding, dilation, False, [0, 0], setting[6], mask)
  def control(self: __torch__.Conv2dReference,
    input: Tensor,
    weight: Tensor,
    bias: List[Tensor],
    setting: List[int],
    variant: int) -> Tensor:
    # The same in another way: 1 every image twice, 2 channels last in memory, 3 the kernel of
    # oneDNN, 4 that of im2col and a matrix product.
    x = (self).own(input, setting)
    w = (self).own(weight, setting)
    b = (self).own_bias(bias, setting)
    unbatched = torch.eq(torch.dim(x), 3)
    if unbatched:
      x = torch.unsqueeze(x, 0)
    images = torch.size(x, 0)
    kernel = 0
    if torch.eq(variant, 1):
      x = torch.cat([x, x], 0)
    elif torch.eq(variant, 2):
      x = torch.contiguous(x, memory_format=2)
    else:
      kernel = torch.sub(variant, 2)
    y = (self).module(x, w, b, setting, kernel)
    y = torch.narrow(y, 0, 0, images)
    if unbatched:
      y = torch.squeeze(y, 0)
    return (self).answer(torch.contiguous(y), setting)
  def own(self: __torch__.Conv2dReference,
    tensor: Tensor,
    setting: List[int]) -> Tensor:
    if torch.gt(setting[9], 0):
      own = torch.to(tensor, setting[9])
    else:
      own = tensor
    return own
  def own_bias(self: __torch__.Conv2dReference,
    bias: List[Tensor],
    setting: List[int]) -> Optional[Tensor]:
    b = annotate(Optional[Tensor], None)
    if torch.gt(torch.len(bias), 0):
      b = (self).own(bias[0], setting)
    return b
  def answer(self: __torch__.Conv2dReference,
    y: Tensor,
    setting: List[int]) -> Tensor:
    # 16-bit types leave as float32, which holds them exactly.
    if torch.gt(setting[9], 0):
      widened = torch.to(y, 6)
    else:
      widened = y
    return torch.contiguous(widened)
  def module(self: __torch__.Conv2dReference,
    x: Tensor,
    w: Tensor,
    b: Optional[Tensor],
    setting: List[int],
    kernel: int) -> Tensor:
    stride = [setting[0], setting[1]]
    padding = [setting[2], setting[3]]
    dilation = [setting[4], setting[5]]
    groups = setting[6]
    same = torch.eq(setting[7], 1)
    # The one check of the constructor that is run.
    if torch.__and__(same, torch.ne(stride, [1, 1])):
      ops.prim.RaiseException("padding='same' is not supported for strided convolutions")
    # torch.nn.Conv2d._reversed_padding_repeated_twice
    pads = [padding[1], padding[1], padding[0], padding[0]]
    if torch.eq(setting[7], 2):
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
    if torch.ne(setting[8], 0):
      mode = ["zeros", "reflect", "replicate", "circular"][setting[8]]
      padded = torch.pad(x, pads, mode)
      y = (self).conv2d(padded, w, b, stride, [0, 0], dilation, groups, kernel)
    elif uneven:
      # The two calls that conv2d(padding="same") itself makes here, after printing a warning.
      unbatched = torch.eq(torch.dim(x), 3)
      if unbatched:
        x = torch.unsqueeze(x, 0)
      padded = torch.constant_pad_nd(x, [0, more_w, 0, more_h], 0)
      y = (self).conv2d(padded, w, b, stride, [pads[2], pads[0]], dilation, groups, kernel)
      if unbatched:
        y = torch.squeeze(y, 0)
    elif torch.__and__(torch.ne(setting[7], 0), torch.eq(kernel, 0)):
      name = ["", "same", "valid"][setting[7]]
      y = torch.conv2d(x, w, b, stride, name, dilation, groups)
    else:
      y = (self).conv2d(x, w, b, stride, [pads[2], pads[0]], dilation, groups, kernel)
    return y
  def conv2d(self: __torch__.Conv2dReference,
    x: Tensor,
    w: Tensor,
    b: Optional[Tensor],
    stride: List[int],
    padding: List[int],
    dilation: List[int],
    groups: int,
    kernel: int) -> Tensor:
    if torch.eq(kernel, 0):
      y = torch.conv2d(x, w, b, stride, padding, dilation, groups)
    elif torch.eq(kernel, 1):
      y = torch.mkldnn_convolution(x, w, b, padding, stride, dilation, groups)
    else:
      y = (self).im2col(x, w, b, stride, padding, dilation, groups)
    return y
  def im2col(self: __torch__.Conv2dReference,
    x: Tensor,
    w: Tensor,
    b: Optional[Tensor],
    stride: List[int],
    padding: List[int],
    dilation: List[int],
    groups: int) -> Tensor:
    # As PyTorch does it: group by group.
    channels = torch.size(w, 1)
    filters = torch.floordiv(torch.size(w, 0), groups)
    size = [torch.size(w, 2), torch.size(w, 3)]
    parts = annotate(List[Tensor], [])
    for g in range(groups):
      part = torch.contiguous(torch.narrow(x, 1, torch.mul(g, channels), channels))
      weight = torch.contiguous(torch.narrow(w, 0, torch.mul(g, filters), filters))
      bias = annotate(Optional[Tensor], None)
      if torch.__isnot__(b, None):
        whole = ops.prim.unchecked_unwrap_optional(b)
        bias = torch.contiguous(torch.narrow(whole, 0, torch.mul(g, filters), filters))
      if torch.eq(dilation, [1, 1]):
        y = torch._slow_conv2d_forward(part, weight, size, bias, stride, padding)
      else:
        y = torch.slow_conv_dilated2d(part, weight, size, bias, stride, padding, dilation)
      added = torch.append(parts, y)
    return torch.cat(parts, 1)
  def cpu_capability(self: __torch__.Conv2dReference) -> str:
    return torch._get_cpu_capability()
