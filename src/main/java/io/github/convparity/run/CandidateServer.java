package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The process of the candidates: answers what {@link CandidateProcess} asks, until its input ends.
 * Each candidate has one instance.
 */
public final class CandidateServer {
  /** Stands before every message, so that what a candidate writes there itself is found out. */
  static final int MARK = 0x0C05_FACE;

  /** The kinds of messages from the process of the candidates. */
  enum Kind {
    /** It has started. */
    READY,
    /** A call begins. */
    BEGUN,
    /** A call has come back. */
    ENDED,
    /** The answer follows. */
    ANSWER,
    /** The candidate has called System.exit. */
    EXIT
  }

  private record Request(int candidate, Asked.Question question, Arguments arguments) {}

  private final List<Candidate> candidates;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final List<@Nullable Conv2d> instances = new ArrayList<>();
  private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(1);
  private final CountDownLatch inputEnded = new CountDownLatch(1);
  private final Thread serving = Thread.currentThread();
  private volatile boolean busy;

  /** A server on these streams, which nobody else may use. */
  public CandidateServer(List<Candidate> candidates, InputStream in, OutputStream out) {
    this.candidates = candidates;
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    candidates.forEach(candidate -> instances.add(null));
  }

  /**
   * Answers until the input ends between two questions; then closes the instances.
   *
   * @param abandoned is run if the input ends while a candidate is called
   */
  public void serve(Runnable abandoned) throws IOException {
    Thread reader = new Thread(() -> read(abandoned), "convparity-candidate-reader");
    reader.setDaemon(true);
    reader.start();
    send(Kind.READY);
    while (inputEnded.getCount() > 0) {
      try {
        answer(requests.take());
      } catch (InterruptedException e) {
        // The input has ended; or a candidate has interrupted its own thread.
      }
    }
    for (Conv2d instance : instances) {
      if (instance != null) {
        Candidates.closeQuietly(instance);
      }
    }
  }

  /**
   * To be called while this process ends: says that System.exit was called; or, where a signal ends
   * it that the run got too, waits for the run to say what becomes of this case.
   */
  public void ending() {
    try {
      if (Exits.isByCode()) {
        send(Kind.EXIT);
      } else {
        inputEnded.await();
      }
    } catch (IOException | InterruptedException e) {
      // Nobody is there to be told.
    }
  }

  private void read(Runnable abandoned) {
    try {
      while (true) {
        int candidate = in.readInt();
        Request request = new Request(candidate, Frames.question(in), Frames.arguments(in));
        requests.put(request);
      }
    } catch (IOException | InterruptedException ended) {
      inputEnded.countDown();
      if (busy) {
        abandoned.run();
      } else {
        serving.interrupt();
      }
    }
  }

  private void answer(Request request) throws IOException {
    busy = true;
    Asked asked = asked(request);
    send(Kind.ANSWER);
    Frames.write(asked, out);
    out.flush();
    busy = false;
  }

  private Asked asked(Request request) {
    Conv2d instance;
    try {
      instance = instance(request.candidate());
    } catch (RuntimeException e) {
      return Asked.failure(String.valueOf(e.getMessage()), false, 0);
    }
    Asked asked = Asked.of(instance, request.question(), request.arguments(), this::timed);
    return asked == null ? Asked.failure("the call was left behind", false, 0) : asked;
  }

  private Conv2d instance(int c) {
    Conv2d made = instances.get(c);
    if (made == null) {
      made = candidates.get(c).factory().get();
      instances.set(c, made);
    }
    return made;
  }

  private Asked.Call timed(Supplier<Outcome> call) {
    try {
      send(Kind.BEGUN);
      long start = System.nanoTime();
      Outcome outcome = call.get();
      long nanos = System.nanoTime() - start;
      send(Kind.ENDED);
      return new Asked.Call(outcome, nanos);
    } catch (IOException e) {
      throw new UncheckedIOException("the run has ended", e);
    }
  }

  @SuppressWarnings("EnumOrdinal") // both processes are of one program
  private synchronized void send(Kind kind) throws IOException {
    out.writeInt(MARK);
    out.writeByte(kind.ordinal());
    out.flush();
  }
}
