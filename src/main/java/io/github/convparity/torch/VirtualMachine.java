package io.github.convparity.torch;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM computes with.
 *
 * @param name its name and who built it
 * @param vector the widest vectors that it uses, and whether the Vector API is there
 * @param fma whether {@link Math#fma} is one instruction: {@code on} or {@code off}
 */
record VirtualMachine(String name, String vector, String fma) {
  private static final String MODULE = "jdk.incubator.vector";

  /** Asks the JVM; {@code unknown} where it is none that has such flags. */
  static VirtualMachine read() {
    return of(
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.vendor"),
        flag("MaxVectorSize"),
        flag("UseFMA"),
        ModuleLayer.boot().findModule(MODULE).isPresent());
  }

  /** The same of given values of HotSpot's flags; an empty one is not known. */
  static VirtualMachine of(
      String name, String vendor, String maxVectorSize, String useFma, boolean vectorModule) {
    String width =
        maxVectorSize.matches("[0-9]{1,6}")
            ? 8 * Integer.parseInt(maxVectorSize) + " bits"
            : "unknown width";
    String fma =
        switch (useFma) {
          case "true" -> "on";
          case "false" -> "off";
          default -> "unknown";
        };
    return new VirtualMachine(
        name + ", " + vendor, width + (vectorModule ? ", with " : ", without ") + MODULE, fma);
  }

  private static String flag(String name) {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption(name)
          .getValue();
    } catch (RuntimeException | LinkageError notThisVirtualMachine) {
      return "";
    }
  }
}
