package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test a {@link Scenario} on the one {@link Fabric} of the run. After a test that failed it says how the
 * fabric is; a fabric whose hosts do not come back is of no use to other tests, which then fail at once.
 */
final class FabricExtension implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(FabricExtension.class);
    private static final Duration BACK = Duration.ofSeconds(60);

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == Scenario.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        final var shared = context.getRoot().getStore(NAMESPACE)
            .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
        final var scenario = new Scenario(shared.fabric());
        context.getStore(NAMESPACE).put(Scenario.class, (CloseableResource) scenario::close);
        return scenario;
    }

    @Override
    public void handleTestExecutionException(final ExtensionContext context, final Throwable failure)
            throws Throwable {
        final var shared = context.getRoot().getStore(NAMESPACE).get(Shared.class, Shared.class);
        if (shared == null || shared.fabric.isEmpty() || shared.lost.isPresent()
                || failure instanceof TestAbortedException) {
            throw failure;
        }
        throw new AssertionError(failure.getMessage() + "\n" + shared.say(context.getDisplayName()), failure);
    }

    /** The fabric of the run, made when the first test asks for it. */
    private static final class Shared implements CloseableResource {
        private Optional<Fabric> fabric = Optional.empty();
        /** Why it is of no use. */
        private Optional<String> lost = Optional.empty();

        Fabric fabric() {
            lost.ifPresent(why -> {
                throw new IllegalStateException("not run, as " + why);
            });
            if (fabric.isEmpty()) {
                lost = Optional.of("the fabric could not be made");
                fabric = Optional.of(Fabric.up());
                lost = Optional.empty();
            }
            return fabric.orElseThrow();
        }

        String say(final String test) {
            final var diagnosis = new Diagnosis(fabric.orElseThrow());
            final var text = diagnosis.text();
            try {
                await().atMost(BACK).until(diagnosis::isConnected);
                return text;
            } catch (ConditionTimeoutException e) {
                lost = Optional.of("the hosts are lost since " + test);
                return text + "\n    the hosts are not all connected " + BACK.toSeconds() + " s later";
            }
        }

        @Override
        public void close() {
            fabric.ifPresent(Fabric::close);
        }
    }
}
