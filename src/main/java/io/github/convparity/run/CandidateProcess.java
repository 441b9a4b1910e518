package io.github.convparity.run;

import io.github.convparity.suite.Arguments;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in a process of their own, for one worker. A candidate that ends its process, or does
 * not come back, costs the case that it was asked; for the next one a new process is started, with
 * new instances. For one thread.
 */
final class CandidateProcess implements AutoCloseable {
  private static final CandidateServer.Kind[] KINDS = CandidateServer.Kind.values();
  private static final int MOST_LAST_LINES = 3;
  private static final long CLOSING_SECONDS = 5;

  private final Isolation isolation;
  private final List<Candidate> candidates;
  private final Duration timeout;
  private final CallWatch watch;
  private @Nullable Running running;

  CandidateProcess(
      Isolation isolation, List<Candidate> candidates, Duration timeout, CallWatch watch) {
    this.isolation = isolation;
    this.candidates = candidates;
    this.timeout = timeout;
    this.watch = watch;
  }

  /** Whether the instances are those of the last question; if not, they remember nothing of it. */
  boolean isRunning() {
    return running != null;
  }

  /**
   * Asks a candidate; whatever becomes of the process is an answer.
   *
   * @param candidate its place in the list
   * @throws UncheckedIOException if no process can be started
   */
  Asked ask(int candidate, Asked.Question question, Arguments arguments) {
    Running process = running == null ? start() : running;
    running = process;
    try {
      process.out.writeInt(candidate);
      Frames.write(question, process.out);
      Frames.write(arguments, process.out);
      process.out.flush();
      Asked asked = process.answer();
      if (asked == null) {
        running = null;
        return Asked.failure("System.exit was called during the call", false, 0);
      }
      return asked;
    } catch (IOException e) {
      running = null;
      process.end(process.timedOut);
      if (process.timedOut) {
        return new Asked(
            new Asked.Timed(Answers.of(CandidateCalls.timedOut(timeout)), timeout.toNanos()), null);
      }
      return Asked.failure(process.death(e), false, 0);
    } catch (OutOfMemoryError e) {
      running = null;
      process.end(true);
      return Asked.failure("the answer does not fit into memory: " + e.getMessage(), false, 0);
    }
  }

  private Running start() {
    try {
      Files.createDirectories(isolation.reports());
      Running started = new Running(new ProcessBuilder(isolation.command(candidates)).start());
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no process for candidates can be started: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** The message of another kind than was to be expected. */
  private static final class Disturbed extends IOException {
    private static final long serialVersionUID = 1;

    Disturbed() {
      super("something else than answers was written to standard output");
    }
  }

  /** One process. */
  private final class Running {
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread errors;
    private volatile boolean timedOut;
    private volatile boolean killed;

    Running(Process process) {
      this.process = process;
      this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
      this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
      this.errors = new Thread(this::copyErrors, "convparity-candidate-errors");
      errors.setDaemon(true);
      errors.start();
    }

    private void keep(String line) {
      synchronized (lastLines) {
        lastLines.add(line);
        if (lastLines.size() > MOST_LAST_LINES) {
          lastLines.remove();
        }
      }
    }

    private void copyErrors() {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          if (!JavaNotes.isOnModules(line)) {
            isolation.errors().accept(line);
            keep(line);
          }
        }
      } catch (IOException ended) {
        // The process has ended; it has nothing more to say.
      }
    }

    void awaitReady() throws IOException {
      try {
        if (message() != CandidateServer.Kind.READY) {
          throw new Disturbed();
        }
      } catch (IOException e) {
        end(false);
        throw new IOException(death(e), e);
      }
    }

    private CandidateServer.Kind message() throws IOException {
      int mark = in.readInt();
      int kind = in.readByte();
      if (mark != CandidateServer.MARK || kind < 0 || kind >= KINDS.length) {
        throw new Disturbed();
      }
      return KINDS[kind];
    }

    /** Waits for the answer; null if the candidate has called System.exit. */
    @Nullable Asked answer() throws IOException {
      CallWatch.Call call = null;
      while (true) {
        CandidateServer.Kind kind;
        try {
          kind = message();
        } finally {
          if (call != null) {
            timedOut = watch.end(call) < 0;
            call = null;
          }
        }
        switch (kind) {
          case BEGUN -> call = watch.begin(this::kill);
          case ANSWER -> {
            return Frames.asked(in);
          }
          case EXIT -> {
            end(false);
            return null;
          }
          default -> {
            // A call has come back.
          }
        }
        if (timedOut) {
          throw new IOException("killed");
        }
      }
    }

    private void kill() {
      killed = true;
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    /** Waits for the end of the process; ends it, at once or if it takes long. */
    void end(boolean now) {
      try {
        if (now || !process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
          kill();
        }
        process.waitFor();
        errors.join(TimeUnit.SECONDS.toMillis(1));
      } catch (InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
      }
    }

    /** What is known of the end of a process that was not killed from here. */
    String death(IOException e) {
      boolean signalled = process.exitValue() >= 128; // then Java may have written, of its crash
      if (e instanceof Disturbed && (killed || !signalled)) {
        return "the candidate's process broke off: " + e.getMessage();
      }
      Path report = isolation.report(process.pid());
      String reason = Crash.reason(report);
      if (reason == null) {
        synchronized (lastLines) {
          reason = lastLines.isEmpty() ? null : String.join(" | ", lastLines);
        }
      }
      return Isolation.DEATH
          + Crash.exitValue(process.exitValue())
          + (reason == null ? "" : ": " + reason);
    }

    /** Lets the process close its instances. */
    void close() {
      try {
        out.close();
        if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
          kill();
        }
      } catch (IOException e) {
        kill();
      } catch (InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
      }
    }
  }
}
