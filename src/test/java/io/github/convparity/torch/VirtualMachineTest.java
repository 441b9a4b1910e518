package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VirtualMachineTest {
  @Test
  void flagsOfHotSpotAreToldInWords() {
    assertThat(VirtualMachine.of("OpenJDK 64-Bit Server VM", "Debian", "64", "true", false))
        .isEqualTo(
            new VirtualMachine(
                "OpenJDK 64-Bit Server VM, Debian",
                "512 bits, without jdk.incubator.vector",
                "on"));
    assertThat(VirtualMachine.of("VM", "Acme", "16", "false", true))
        .isEqualTo(new VirtualMachine("VM, Acme", "128 bits, with jdk.incubator.vector", "off"));
  }

  @Test
  void aMachineWithoutTheseFlagsIsUnknown() {
    assertThat(VirtualMachine.of("Eclipse OpenJ9 VM", "IBM", "", "", false))
        .isEqualTo(
            new VirtualMachine(
                "Eclipse OpenJ9 VM, IBM",
                "unknown width, without jdk.incubator.vector",
                "unknown"));
  }

  @Test
  void thisOneNamesItself() {
    VirtualMachine here = VirtualMachine.read();

    assertThat(here.name()).startsWith(System.getProperty("java.vm.name") + ", ");
    assertThat(here.vector()).contains("jdk.incubator.vector");
    assertThat(here.fma()).isIn("on", "off", "unknown");
  }
}
