package io.tapfabric.restconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.api.QueryParameters;
import org.opendaylight.restconf.api.query.PrettyPrintParam;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfFuture;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.JsonPatchBody;
import org.opendaylight.restconf.server.api.JsonResourceBody;
import org.opendaylight.restconf.server.api.PatchStatusContext;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.api.ServerError;
import org.opendaylight.restconf.server.api.ServerErrorInfo;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.restconf.server.spi.RpcImplementation;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.osgi.framework.BundleContext;

@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
class RestconfDoorTest {
    private static final ServerRequest REQUEST = ServerRequest.of(QueryParameters.of(), PrettyPrintParam.FALSE);

    @Test
    void handsOnWhatSucceeds() throws Exception {
        final var door = door(() -> RestconfFuture.of(Empty.value()));
        assertEquals(Empty.value(), door.dataDELETE(REQUEST, ApiPath.empty()).get());
    }

    /** The web side that starts meanwhile must not lose the server that it has. */
    @Test
    void staysTheSameServiceWhenRpcsComeAndGo() {
        final var context = mock(BundleContext.class);
        final var made = new ArrayList<List<RpcImplementation>>();
        final var asked = new ArrayList<Integer>();
        final var opened = new RestconfDoor(rpcs -> {
            made.add(rpcs);
            final int number = made.size();
            return server(() -> {
                asked.add(number);
                return RestconfFuture.of(Empty.value());
            });
        }, context);
        final var service = ArgumentCaptor.forClass(RestconfServer.class);
        verify(context).registerService(eq(RestconfServer.class), service.capture(), any());
        final var one = mock(RpcImplementation.class);
        final var other = mock(RpcImplementation.class);
        opened.addRpc(one);
        service.getValue().dataDELETE(REQUEST, ApiPath.empty());
        opened.addRpc(other);
        opened.removeRpc(one);
        service.getValue().dataDELETE(REQUEST, ApiPath.empty());
        assertEquals(List.of(List.of(), List.of(one), List.of(one, other), List.of(other)), made);
        assertEquals(List.of(2, 4), asked);
        verify(context, times(1)).registerService(eq(RestconfServer.class), any(RestconfServer.class), any());
    }

    @Test
    void explainsWhatTheServerThrowsAtABody() {
        assertEquals("malformed-message the body cannot be read", said(door(() -> {
            throw new NullPointerException();
        })));
        assertEquals("malformed-message the body cannot be read: what is this", said(door(() -> {
            throw new IllegalArgumentException("(urn:x)what is this");
        })));
        assertEquals("malformed-message the body cannot be read", said(door(() -> {
            throw new StackOverflowError();
        })));
        assertEquals("data-exists there already", said(door(() -> {
            throw new RestconfDocumentedException("there already", ErrorType.PROTOCOL, ErrorTag.DATA_EXISTS);
        })));
    }

    @Test
    void leavesFaultsWithoutABodyAlone() {
        final var door = door(() -> {
            throw new IllegalStateException("the store is gone");
        });
        assertThrows(IllegalStateException.class, () -> door.dataDELETE(REQUEST, ApiPath.empty()));
    }

    @Test
    void findsTheRefusalInAPatchStatus() throws Exception {
        assertEquals(new ServerError(ErrorType.APPLICATION, ErrorTag.IN_USE, "it is needed"),
            patched("in-use: it is needed"));
        assertEquals(error("disk full"), patched("disk full"));
    }

    private static ServerError patched(final String message) throws Exception {
        final var status = new PatchStatusContext("p", List.of(), false, List.of(error(message)));
        return door(() -> RestconfFuture.of(new DataYangPatchResult(status)))
            .dataPATCH(REQUEST, new JsonPatchBody(InputStream.nullInputStream())).get().status().globalErrors().get(0);
    }

    private static ServerError error(final String info) {
        return new ServerError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED, null, null, null,
            new ServerErrorInfo(info));
    }

    private static String said(final RestconfServer door) {
        final var failure = (RestconfDocumentedException) assertThrows(ExecutionException.class,
            () -> door.dataPUT(REQUEST, new JsonResourceBody(InputStream.nullInputStream())).get()).getCause();
        return failure.getErrors().get(0).getErrorTag().elementBody() + " "
            + failure.getErrors().get(0).getErrorMessage();
    }

    private static RestconfServer door(final Supplier<Object> answer) {
        return RestconfDoor.explaining(() -> server(answer));
    }

    private static RestconfServer server(final Supplier<Object> answer) {
        return (RestconfServer) Proxy.newProxyInstance(RestconfServer.class.getClassLoader(),
            new Class<?>[] {RestconfServer.class}, (proxy, method, args) -> answer.get());
    }
}
