package io.tapfabric.restconf;

import com.google.common.base.Throwables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opendaylight.mdsal.dom.api.DOMActionService;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMMountPointService;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.restconf.api.ConsumableBody;
import org.opendaylight.restconf.common.errors.RestconfCallback;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfFuture;
import org.opendaylight.restconf.common.errors.SettableRestconfFuture;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.mdsal.MdsalDatabindProvider;
import org.opendaylight.restconf.server.mdsal.MdsalRestconfServer;
import org.opendaylight.restconf.server.spi.RpcImplementation;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Guard;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * OpenDaylight's RESTCONF server, whose failures say why, on a data broker that lets through only what fits the model;
 * there while the rules are in force. Its web side is bound to this one by
 * {@code etc/org.opendaylight.restconf.nb.rfc8040.JaxRsNorthbound.cfg}.
 *
 * <p>OpenDaylight's own RPCs come one after the other, and each makes another server; the web side sees one service all
 * the time. Were it bound anew with each, while it starts, its servlets would at times stay with a server
 * that is closed, and RESTCONF answer 500 until the next start.
 */
@Component(service = { }, immediate = true)
@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
public final class RestconfDoor implements AutoCloseable {
    private final Function<List<RpcImplementation>, RestconfServer> servers;
    private final ServiceRegistration<RestconfServer> registration;
    private final Set<RpcImplementation> localRpcs = new LinkedHashSet<>();
    private volatile RestconfServer server;

    /**
     * Opens the door.
     *
     * @param guard is there while the rules are in force
     */
    @Activate
    public RestconfDoor(@Reference final MdsalDatabindProvider model, @Reference final DOMDataBroker broker,
            @Reference final DOMRpcService rpcs, @Reference final DOMActionService actions,
            @Reference final DOMMountPointService mountPoints, @Reference final DataTreeFactory trees,
            @Reference final Guard guard, final BundleContext context) {
        this(local -> new MdsalRestconfServer(model, new CheckedBroker(broker, model, trees), rpcs, actions,
            mountPoints, local), context);
    }

    /** Opens the door to a server that is made with each set of RPCs. */
    RestconfDoor(final Function<List<RpcImplementation>, RestconfServer> servers, final BundleContext context) {
        this.servers = servers;
        server = servers.apply(List.of());
        registration = context.registerService(RestconfServer.class, explaining(() -> server),
            FrameworkUtil.asDictionary(Map.of("tapfabric.door", "restconf")));
    }

    /** One of OpenDaylight's RPCs has come. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addRpc(final RpcImplementation rpc) {
        localRpcs.add(rpc);
        server = servers.apply(List.copyOf(localRpcs));
    }

    /** One of OpenDaylight's RPCs has gone. */
    synchronized void removeRpc(final RpcImplementation rpc) {
        localRpcs.remove(rpc);
        server = servers.apply(List.copyOf(localRpcs));
    }

    @Deactivate
    @Override
    public void close() {
        registration.unregister();
    }

    /** The server of the moment, whose failures have been through {@link Failures}. */
    static RestconfServer explaining(final Supplier<RestconfServer> server) {
        return (RestconfServer) Proxy.newProxyInstance(RestconfServer.class.getClassLoader(),
            new Class<?>[] {RestconfServer.class},
            (proxy, method, args) -> explained(answer(server.get(), method, args)));
    }

    /** What the server throws at a body that it cannot make sense of is an answer, too. */
    private static Object answer(final RestconfServer server, final Method method, final Object[] args)
            throws IllegalAccessException {
        try {
            return method.invoke(server, args);
        } catch (InvocationTargetException e) {
            final var cause = e.getCause();
            if (cause instanceof RestconfDocumentedException failure) {
                return RestconfFuture.failed(failure);
            }
            if (Stream.of(args).anyMatch(ConsumableBody.class::isInstance)
                    && (cause instanceof RuntimeException || cause instanceof StackOverflowError)) {
                return RestconfFuture.failed(Failures.unreadable(cause));
            }
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException("an undeclared exception of " + method, e);
        }
    }

    private static Object explained(final Object answer) {
        if (!(answer instanceof RestconfFuture<?> future)) {
            return answer;
        }
        final var explained = new SettableRestconfFuture<Object>();
        future.addCallback(new RestconfCallback<Object>() {
            @Override
            public void onSuccess(final Object result) {
                explained.set(result instanceof DataYangPatchResult patch ? Failures.explain(patch) : result);
            }

            @Override
            protected void onFailure(final RestconfDocumentedException failure) {
                explained.setFailure(Failures.explain(failure));
            }
        });
        return explained;
    }
}
