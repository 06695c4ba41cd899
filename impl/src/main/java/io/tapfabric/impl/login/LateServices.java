package io.tapfabric.impl.login;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that two services of OpenDaylight's AAA come up, without which RESTCONF never begins to answer. Each comes
 * when a component (as of AAA 0.19.5) is told its configuration; the component misses that if it comes before it has
 * noted its registration, which happened in one start of ten on a busy machine, and is not told again. So it is made
 * anew until the service is there, each time after twice as long.
 */
@Component(service = { }, immediate = true)
public final class LateServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateServices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The services, each with the component that brings it. */
    private static final Map<String, String> COMPONENTS = Map.of(
        "org.opendaylight.aaa.api.password.service.PasswordHashService",
        "org.opendaylight.aaa.impl.password.service.OSGiPasswordServiceConfigBootstrap",
        "org.opendaylight.aaa.encrypt.AAAEncryptionService",
        "org.opendaylight.aaa.encrypt.impl.OSGiEncryptionServiceConfigurator");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
        new ThreadFactoryBuilder().setNameFormat("tapfabric-login").setDaemon(true).build());
    private final Predicate<String> there;
    private final Consumer<String> restart;

    /**
     * Begins to watch.
     *
     * @param broker must be there before the components can be
     */
    @Activate
    public LateServices(@Reference final DOMDataBroker broker, @Reference final ServiceComponentRuntime components,
            final BundleContext bundles) {
        this(service -> bundles.getServiceReference(service) != null, name -> restart(components, name), PATIENCE);
    }

    LateServices(final Predicate<String> there, final Consumer<String> restart, final Duration patience) {
        this.there = there;
        this.restart = restart;
        lookAfter(patience);
    }

    private void lookAfter(final Duration patience) {
        clock.schedule(() -> look(patience), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look(final Duration patience) {
        final var missing = missing();
        if (!missing.isEmpty()) {
            LOG.info("services={} have not come within {} ms: making their components anew", missing,
                patience.toMillis());
            missing.stream().map(COMPONENTS::get).forEach(restart);
            lookAfter(patience.multipliedBy(2));
        }
    }

    private Set<String> missing() {
        return COMPONENTS.keySet().stream().filter(there.negate()).collect(Collectors.toSet());
    }

    private static void restart(final ServiceComponentRuntime components, final String name) {
        components.getComponentDescriptionDTOs().stream().filter(component -> component.name.equals(name))
            .forEach(component -> components.disableComponent(component)
                .then(disabled -> components.enableComponent(component)));
    }

    @Deactivate
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
