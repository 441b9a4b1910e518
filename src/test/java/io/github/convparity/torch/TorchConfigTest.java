package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchConfigTest {
  /** What PyTorch 2.7.1 prints on Linux x86_64; the compiler's options are cut short. */
  private static final String X86 =
      """
      PyTorch built with:
        - GCC 9.4
        - C++ Version: 201703
        - Intel(R) oneAPI Math Kernel Library Version 2024.2-Product Build 20240605 for Intel(R) \
      64 architecture applications
        - Intel(R) MKL-DNN v3.7.1 (Git Hash 8d263e693366ef8db40acc569cc7d8edf644556d)
        - OpenMP 201511 (a.k.a. OpenMP 4.5)
        - LAPACK is enabled (usually provided by MKL)
        - NNPACK is enabled
        - CPU capability usage: AVX512
        - Build settings: BLAS_INFO=mkl, BUILD_TYPE=Release, \
      COMMIT_SHA=e2d141dbde55c2a4370fac5165b0561b6af4798b, CXX_COMPILER=/usr/bin/c++, \
      CXX_FLAGS=-Wno-deprecated-declarations -DNDEBUG -O2 -fPIC, LAPACK_INFO=mkl, \
      TORCH_VERSION=2.7.1, USE_MKL=ON, USE_MKLDNN=ON, USE_OPENMP=ON,\s

      """;

  @Test
  void theTextOfX86IsRead() {
    assertThat(TorchConfig.parse(X86))
        .isEqualTo(
            new TorchConfig(
                "GCC 9.4, Release, commit e2d141dbde55",
                "3.7.1, commit 8d263e693366",
                "2024.2-Product Build 20240605",
                "201511 (a.k.a. OpenMP 4.5)"));
  }

  @Test
  void whatABuildDoesWithoutIsNone() {
    String text = "PyTorch built with:\n  - clang 15.0\n  - Build settings: BUILD_TYPE=Debug, \n";

    assertThat(TorchConfig.parse(text))
        .isEqualTo(new TorchConfig("clang 15.0, Debug", "none", "none", "none"));
  }

  @Test
  void linesInAnotherFormKeepTheirWords() {
    String text =
        """
        PyTorch built with:
          - Intel(R) Math Kernel Library Version 2020.0.2 Product Build 20200624
          - Intel(R) MKL-DNN v3.9
          - OpenMP 202111
        """;

    assertThat(TorchConfig.parse(text))
        .isEqualTo(new TorchConfig("unknown", "3.9", "2020.0.2 Product Build 20200624", "202111"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "another program", "GCC 9.4"})
  void anotherTextSaysNothing(String text) {
    assertThat(TorchConfig.parse(text)).isEqualTo(TorchConfig.UNKNOWN);
  }
}
