package io.github.convparity.cli;

import io.github.convparity.conv.Outcome;
import io.github.convparity.golden.Pack;
import io.github.convparity.golden.PackCase;
import io.github.convparity.golden.PackChange;
import io.github.convparity.golden.PackDiff;
import io.github.convparity.golden.PackManifest;
import io.github.convparity.golden.PackWriter;
import io.github.convparity.golden.StoredAnswer;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Screening;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** PyTorch's answers, written as a pack. */
final class GoldenRecordJob {
  /** Facts of the Java that asks, which change no bit of PyTorch's. */
  private static final Set<String> OF_JAVA =
      Set.of("java", "java_vm", "java_vector", "fma", "processors");

  private static final RunOptions LIMITS = new TrialOptions().toRunOptions();

  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final Path out;
  private final boolean approve;
  private final int torchThreads;

  GoldenRecordJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      Path out,
      boolean approve,
      int torchThreads) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.out = out;
    this.approve = approve;
    this.torchThreads = torchThreads;
  }

  /** Records and writes, unless something would change that is not approved; the exit code. */
  int record() throws IOException {
    Selection selection =
        new SelectionBuilder(selectionOptions, Path.of(".convparity"), this::note)
            .build(RunCommand.USUAL_SUITES);
    if (selection.size() == 0) {
      terminal.err().println("convparity: nothing is selected, so nothing was recorded");
      return ExitCodes.NOTHING_COMPARED;
    }
    PackWriter.requireRoom(selection.size());
    Pictures pictures = PackPictures.of(selectionOptions.cases.image);
    boolean free = !Files.exists(out) || (Files.isDirectory(out) && GoldenExportJob.isEmpty(out));
    Pack old = free ? null : Pack.open(out, pictures);
    if (old != null && approve) {
      PackWriter.requireReplaceable(old);
    }
    try (PackWriter writer = PackWriter.beside(out)) {
      StagingGuard guard = StagingGuard.of(terminal, writer::close);
      try (Reference pytorch = TorchReference.open(torchThreads)) {
        for (long i = 0; i < selection.size(); i++) {
          add(writer, selection.get(i), pytorch);
        }
        finish(writer, pytorch.fingerprint());
        return place(writer, writer.written(pictures), old);
      } finally {
        guard.end();
      }
    }
  }

  private static void add(PackWriter writer, Selection.Selected selected, Reference pytorch)
      throws IOException {
    String why = Screening.obstacle(selected.parityCase(), LIMITS);
    if (why == null) {
      try {
        Arguments arguments = selected.parityCase().arguments();
        Outcome output = pytorch.forward(arguments);
        boolean grad = arguments.gradOutput() != null && output instanceof Outcome.Output;
        Outcome gradients = grad ? pytorch.backward(arguments) : null;
        writer.add(selected, arguments.sha256(), output, gradients);
        return;
      } catch (UnsupportedOperationException noData) {
        why = String.valueOf(noData.getMessage());
      }
    }
    writer.add(selected, null, new Outcome.Unsupported(why), null);
  }

  private static void finish(PackWriter writer, Fingerprint all) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>(all.facts());
    facts.keySet().removeAll(OF_JAVA);
    writer.finish(
        facts.getOrDefault("pytorch", "unknown"),
        facts.getOrDefault("pytorch_build", "unknown"),
        "convparity " + Version.current() + " through DJL " + facts.get("djl"),
        new Fingerprint(facts));
  }

  /** Moves the pack to its place where that may be. */
  private int place(PackWriter writer, Pack recorded, @Nullable Pack old) throws IOException {
    terminal.out().println(summary(recorded.manifest()));
    boolean write = old == null || approve;
    if (old != null) {
      List<PackChange> changes = PackDiff.of(old, recorded);
      boolean changed = !changes.isEmpty();
      printChanges(old, recorded, changes);
      if (!write) {
        if (changed) {
          terminal.out().println("Nothing was written; give --approve to replace the pack");
        }
        return changed ? ExitCodes.FAILED : ExitCodes.PARITY;
      }
    }
    if (old == null) {
      writer.moveIn();
    } else {
      writer.replace(old);
    }
    terminal.out().println("wrote " + out + ", " + bytes(recorded) + " bytes");
    return ExitCodes.PARITY;
  }

  private static String summary(PackManifest manifest) {
    long outputs = count(manifest, StoredAnswer.Arrays.class);
    long refusals = count(manifest, StoredAnswer.Refusal.class);
    long unsupported = count(manifest, StoredAnswer.Unsupported.class);
    long gradients = manifest.cases().stream().filter(c -> c.gradients() != null).count();
    return "PyTorch "
        + manifest.pytorch()
        + " answered "
        + manifest.cases().size()
        + " cases of "
        + String.join(", ", manifest.suites())
        + ": "
        + outputs
        + " outputs, "
        + refusals
        + " refusals"
        + (gradients == 0 ? "" : ", " + gradients + " with gradients")
        + (unsupported == 0 ? "" : ", " + unsupported + " unsupported");
  }

  private static long count(PackManifest manifest, Class<? extends StoredAnswer> kind) {
    return manifest.cases().stream().map(PackCase::output).filter(kind::isInstance).count();
  }

  private static long bytes(Pack pack) {
    return pack.manifest().write().length
        + pack.manifest().files().values().stream().mapToLong(PackManifest.StoredFile::bytes).sum();
  }

  private void printChanges(Pack old, Pack recorded, List<PackChange> changes) {
    if (changes.isEmpty()) {
      terminal.out().println(out + " has the same answers" + otherFacts(old, recorded));
      return;
    }
    changes.forEach(change -> terminal.out().print(PackChangeText.of(change)));
    terminal
        .out()
        .println(
            out + (approve ? " changes: " : " would change: ") + PackChangeText.counts(changes));
  }

  private static String otherFacts(Pack old, Pack recorded) {
    Map<String, String> before = facts(old);
    Map<String, String> after = facts(recorded);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> String.valueOf(before.get(name)).equals(after.get(name)));
    return names.isEmpty() ? "" : "; recorded otherwise: " + String.join(", ", names);
  }

  private static Map<String, String> facts(Pack pack) {
    Map<String, String> facts = new LinkedHashMap<>(pack.manifest().fingerprint().facts());
    facts.put("recorded_by", pack.manifest().recordedBy());
    facts.put("files", pack.manifest().files().toString());
    return facts;
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
  }
}
