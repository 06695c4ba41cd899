package io.tapfabric.restconf;

import java.net.URI;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.api.FormattableBody;
import org.opendaylight.restconf.common.errors.RestconfCallback;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfFuture;
import org.opendaylight.restconf.common.errors.SettableRestconfFuture;
import org.opendaylight.restconf.server.api.ChildBody;
import org.opendaylight.restconf.server.api.CreateResourceResult;
import org.opendaylight.restconf.server.api.DataGetResult;
import org.opendaylight.restconf.server.api.DataPatchResult;
import org.opendaylight.restconf.server.api.DataPostBody;
import org.opendaylight.restconf.server.api.DataPostResult;
import org.opendaylight.restconf.server.api.DataPutResult;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.InvokeResult;
import org.opendaylight.restconf.server.api.ModulesGetResult;
import org.opendaylight.restconf.server.api.OperationInputBody;
import org.opendaylight.restconf.server.api.PatchBody;
import org.opendaylight.restconf.server.api.ResourceBody;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * OpenDaylight's RESTCONF server, whose answers to refused commits say why. The requests go to it unchanged. Its web
 * side is bound to this one by {@code etc/org.opendaylight.restconf.nb.rfc8040.JaxRsNorthbound.cfg}.
 */
@Component(service = RestconfServer.class)
public final class RestconfDoor implements RestconfServer {
    private static final String INNER = "(component.name=org.opendaylight.restconf.server.mdsal.MdsalRestconfServer)";

    private final RestconfServer server;

    @Activate
    public RestconfDoor(@Reference(target = INNER) final RestconfServer server) {
        this.server = server;
    }

    @Override
    public RestconfFuture<Empty> dataDELETE(final ServerRequest request, final ApiPath identifier) {
        return explained(() -> server.dataDELETE(request, identifier));
    }

    @Override
    public RestconfFuture<DataGetResult> dataGET(final ServerRequest request) {
        return server.dataGET(request);
    }

    @Override
    public RestconfFuture<DataGetResult> dataGET(final ServerRequest request, final ApiPath identifier) {
        return server.dataGET(request, identifier);
    }

    @Override
    public RestconfFuture<DataPatchResult> dataPATCH(final ServerRequest request, final ResourceBody body) {
        return explained(() -> server.dataPATCH(request, body));
    }

    @Override
    public RestconfFuture<DataPatchResult> dataPATCH(final ServerRequest request, final ApiPath identifier,
            final ResourceBody body) {
        return explained(() -> server.dataPATCH(request, identifier, body));
    }

    @Override
    public RestconfFuture<DataYangPatchResult> dataPATCH(final ServerRequest request, final PatchBody body) {
        return server.dataPATCH(request, body);
    }

    @Override
    public RestconfFuture<DataYangPatchResult> dataPATCH(final ServerRequest request, final ApiPath identifier,
            final PatchBody body) {
        return server.dataPATCH(request, identifier, body);
    }

    @Override
    public RestconfFuture<CreateResourceResult> dataPOST(final ServerRequest request, final ChildBody body) {
        return explained(() -> server.dataPOST(request, body));
    }

    @Override
    public RestconfFuture<? extends DataPostResult> dataPOST(final ServerRequest request, final ApiPath identifier,
            final DataPostBody body) {
        return explained(() -> server.dataPOST(request, identifier, body).transform(DataPostResult.class::cast));
    }

    @Override
    public RestconfFuture<DataPutResult> dataPUT(final ServerRequest request, final ResourceBody body) {
        return explained(() -> server.dataPUT(request, body));
    }

    @Override
    public RestconfFuture<DataPutResult> dataPUT(final ServerRequest request, final ApiPath identifier,
            final ResourceBody body) {
        return explained(() -> server.dataPUT(request, identifier, body));
    }

    @Override
    public RestconfFuture<FormattableBody> operationsGET(final ServerRequest request) {
        return server.operationsGET(request);
    }

    @Override
    public RestconfFuture<FormattableBody> operationsGET(final ServerRequest request, final ApiPath operation) {
        return server.operationsGET(request, operation);
    }

    @Override
    public RestconfFuture<InvokeResult> operationsPOST(final ServerRequest request, final URI restconfUri,
            final ApiPath operation, final OperationInputBody body) {
        return server.operationsPOST(request, restconfUri, operation, body);
    }

    @Override
    public RestconfFuture<FormattableBody> yangLibraryVersionGET(final ServerRequest request) {
        return server.yangLibraryVersionGET(request);
    }

    @Override
    public RestconfFuture<ModulesGetResult> modulesYangGET(final ServerRequest request, final String fileName,
            final @Nullable String revision) {
        return server.modulesYangGET(request, fileName, revision);
    }

    @Override
    public RestconfFuture<ModulesGetResult> modulesYangGET(final ServerRequest request, final ApiPath mountPath,
            final String fileName, final @Nullable String revision) {
        return server.modulesYangGET(request, mountPath, fileName, revision);
    }

    @Override
    public RestconfFuture<ModulesGetResult> modulesYinGET(final ServerRequest request, final String fileName,
            final @Nullable String revision) {
        return server.modulesYinGET(request, fileName, revision);
    }

    @Override
    public RestconfFuture<ModulesGetResult> modulesYinGET(final ServerRequest request, final ApiPath mountPath,
            final String fileName, final @Nullable String revision) {
        return server.modulesYinGET(request, mountPath, fileName, revision);
    }

    @SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
    private static <T> RestconfFuture<T> explained(final Supplier<RestconfFuture<T>> request) {
        final var explained = new SettableRestconfFuture<T>();
        answer(request).addCallback(new RestconfCallback<T>() {
            @Override
            public void onSuccess(final T result) {
                explained.set(result);
            }

            @Override
            protected void onFailure(final RestconfDocumentedException failure) {
                explained.setFailure(CommitErrors.explain(failure));
            }
        });
        return explained;
    }

    /** A body without content makes the server throw, and the client would get an empty 500. */
    @SuppressWarnings("deprecation") // as above
    private static <T> RestconfFuture<T> answer(final Supplier<RestconfFuture<T>> request) {
        try {
            return request.get();
        } catch (IllegalStateException | NoSuchElementException e) {
            return RestconfFuture.failed(new RestconfDocumentedException("the body has no content",
                ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE, e));
        }
    }
}
