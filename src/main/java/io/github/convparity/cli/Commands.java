package io.github.convparity.cli;

import picocli.CommandLine;

/** Makes commands and hands them the terminal. */
final class Commands implements CommandLine.IFactory {
  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == RunCommand.class) {
      return type.cast(new RunCommand(terminal));
    }
    if (type == ShowCommand.class) {
      return type.cast(new ShowCommand(terminal));
    }
    if (type == DoctorCommand.class) {
      return type.cast(new DoctorCommand(terminal));
    }
    if (type == ListCommand.class) {
      return type.cast(new ListCommand(terminal));
    }
    if (type == ReproCommand.class) {
      return type.cast(new ReproCommand(terminal));
    }
    if (type == CompareCommand.class) {
      return type.cast(new CompareCommand(terminal));
    }
    if (type == InitCommand.class) {
      return type.cast(new InitCommand(terminal));
    }
    if (type == MutantsCommand.class) {
      return type.cast(new MutantsCommand(terminal));
    }
    if (type == BenchCommand.class) {
      return type.cast(new BenchCommand(terminal));
    }
    if (type == FuzzCommand.class) {
      return type.cast(new FuzzCommand(terminal));
    }
    if (type == GoldenCommand.RecordPack.class) {
      return type.cast(new GoldenCommand.RecordPack(terminal));
    }
    if (type == GoldenCommand.ExportCases.class) {
      return type.cast(new GoldenCommand.ExportCases(terminal));
    }
    if (type == GoldenCommand.VerifyPacks.class) {
      return type.cast(new GoldenCommand.VerifyPacks(terminal));
    }
    if (type == GoldenCommand.DiffPacks.class) {
      return type.cast(new GoldenCommand.DiffPacks(terminal));
    }
    if (type == BenchProcessCommand.class) {
      return type.cast(new BenchProcessCommand(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
