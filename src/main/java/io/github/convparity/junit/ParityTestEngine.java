package io.github.convparity.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Runs methods that carry {@link ParitySuite}, next to the other engines of the JUnit Platform.
 * Below a class stand its methods, below a method the cases, or groups of cases. The cases are not
 * made before their method is run, so that a suite of a million costs nothing until then.
 *
 * <p>Tests do not call this type: the platform finds it.
 */
public final class ParityTestEngine implements TestEngine {
  /** The engine's id. */
  public static final String ID = "convparity";

  /** The configuration parameter, or system property, that names the one case to be run. */
  public static final String CASE = "convparity.case";

  private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.builder()
          .addClassContainerSelectorResolver(SuiteMethods::hasAny)
          .addSelectorResolver(context -> new SuiteSelectors(context.getClassNameFilter()))
          .build();

  /** For the platform, which finds the engine by its name. */
  public ParityTestEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    TestDescriptor engine = new EngineDescriptor(uniqueId, ID);
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    EngineExecutionListener listener = request.getEngineExecutionListener();
    String only = request.getConfigurationParameters().get(CASE).orElse(null);
    TestDescriptor engine = request.getRootTestDescriptor();
    listener.executionStarted(engine);
    for (TestDescriptor testClass : engine.getChildren()) {
      listener.executionStarted(testClass);
      for (TestDescriptor method : testClass.getChildren()) {
        new SuiteExecution((SuiteNode.OfMethod) method, only, listener).run();
      }
      listener.executionFinished(testClass, TestExecutionResult.successful());
    }
    listener.executionFinished(engine, TestExecutionResult.successful());
  }
}
