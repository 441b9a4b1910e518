import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.tensor.Tensor;

public final class SwappedConv2d implements Conv2d {
  public String name() {
    return "swapped";
  }

  public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions o) {
    Padding padding =
        o.padding() instanceof Padding.Explicit p ? new Padding.Explicit(p.amount().swapped()) : o.padding();
    Conv2dOptions mine =
        new Conv2dOptions(o.stride(), padding, o.dilation(), o.groups(), o.paddingMode());
    return new DirectConv2d().forward(input, weight, bias, mine);
  }
}
