package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CpuInfoTest {
  private static final String X86 =
      """
      processor\t: 0
      model name\t: AMD EPYC 9755 128-Core Processor
      cpu MHz\t\t: 2596.100
      fpu\t\t: yes
      flags\t\t: fpu fma sse4_1 sse4_2 avx f16c avx2 avx512f avx512_bf16 avx512_vp2intersect
      bugs\t\t: sysret_ss_attrs avx512bw
      """;

  private static final String ARM =
      """
      processor\t: 0
      BogoMIPS\t: 2100.00
      Features\t: fp asimd evtstrm aes asimdhp sve bf16 i8mm
      CPU implementer\t: 0x41
      CPU architecture: 8
      CPU part\t: 0xd40
      """;

  @TempDir private Path folder;

  @Test
  void x86HasANameAndTheFlagsThatKernelsAreChosenBy() {
    assertThat(CpuInfo.parse(X86))
        .isEqualTo(
            new CpuInfo(
                "AMD EPYC 9755 128-Core Processor",
                "sse4_1 sse4_2 avx avx2 fma f16c avx512f avx512_bf16"));
  }

  @Test
  void armHasTheNumbersOfMakerAndPart() {
    assertThat(CpuInfo.parse(ARM))
        .isEqualTo(new CpuInfo("implementer 0x41, part 0xd40", "asimd asimdhp bf16 i8mm sve"));
  }

  @Test
  void onlyTheFirstProcessorCounts() throws IOException {
    Path file = folder.resolve("cpuinfo");
    Files.writeString(file, ARM + "\n" + X86);

    assertThat(CpuInfo.read(file)).isEqualTo(CpuInfo.parse(ARM));
  }

  @Test
  void aProcessorWithNoneOfTheFlagsHasNone() {
    assertThat(CpuInfo.parse("model name : i386\nflags : fpu vme\n"))
        .isEqualTo(new CpuInfo("i386", "none"));
  }

  @Test
  void whatIsNotToldIsUnknown() {
    assertThat(CpuInfo.parse("")).isEqualTo(new CpuInfo("unknown", "unknown"));
    assertThat(CpuInfo.parse("CPU part : 0xd40\nnonsense\n: 7\n"))
        .isEqualTo(new CpuInfo("unknown", "unknown"));
    assertThat(CpuInfo.read(folder.resolve("none"))).isEqualTo(new CpuInfo("unknown", "unknown"));
  }
}
