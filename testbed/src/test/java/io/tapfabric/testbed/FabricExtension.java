package io.tapfabric.testbed;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Scenario} on the one {@link Fabric} of the run.
 */
final class FabricExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(FabricExtension.class);

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == Scenario.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        final var fabric = context.getRoot().getStore(NAMESPACE)
            .getOrComputeIfAbsent(Fabric.class, key -> new Closeable<>(Fabric.up()), Closeable.class);
        final var scenario = new Closeable<>(new Scenario((Fabric) fabric.value));
        context.getStore(NAMESPACE).put(Scenario.class, scenario);
        return scenario.value;
    }

    private record Closeable<T extends AutoCloseable>(T value) implements CloseableResource {
        @Override
        public void close() throws Throwable {
            value.close();
        }
    }
}
