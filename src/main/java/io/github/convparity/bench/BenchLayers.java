package io.github.convparity.bench;

import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import java.util.List;

/** The layers that are measured where nothing is selected: batch 1, float32, no bias. */
public final class BenchLayers {
  /** Ten layers with many channels, one of them depthwise, and three of odd shapes. */
  private static final List<String> IDS =
      List.of(
          "i1x3x224x224_o64_k7_s2_p3_nobias",
          "i1x64x56x56_o64_k3_p1_nobias",
          "i1x128x28x28_o128_k3_p1_nobias",
          "i1x256x14x14_o256_k3_p1_nobias",
          "i1x512x7x7_o512_k3_p1_nobias",
          "i1x64x56x56_o256_k1_nobias",
          "i1x256x56x56_o64_k1_nobias",
          "i1x1024x14x14_o256_k1_nobias",
          "i1x128x56x56_o128_k3_s2_p1_nobias",
          "i1x144x56x56_o144_k3_p1_g144_nobias",
          "i1x256x28x28_o256_k3_p2_d2_nobias",
          "i1x1x512x512_o1_k10_nobias",
          "i1x3x224x224_o3_k3_p1_nobias");

  private BenchLayers() {}

  /** The suite {@code layers13}. */
  public static Suite suite() {
    return new ListedSuite(
        "layers13",
        "layers of well-known networks and three of odd shapes, without bias",
        IDS.stream().map(id -> CaseId.parse(id, Pictures.own()).parityCase()).toList());
  }
}
