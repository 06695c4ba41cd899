package io.tapfabric.restconf;

import com.google.common.base.CharMatcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.NotSupportedException;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.ext.Provider;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.server.api.DatabindPath;
import org.opendaylight.restconf.server.api.ServerException;
import org.opendaylight.restconf.server.spi.ApiPathNormalizer;
import org.opendaylight.restconf.server.spi.DatabindProvider;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every body before the server does: at JSON closely, at XML only for its length. What is refused here is
 * answered in the server's own error format.
 */
@Provider
final class BodyFilter implements ContainerRequestFilter {
    /** Of a body. A snapshot of 50,000 tap-flows is half of it. */
    static final int MAX_OCTETS = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(BodyFilter.class);

    private final DatabindProvider model;

    BodyFilter(final DatabindProvider model) {
        this.model = model;
    }

    @Override
    public void filter(final ContainerRequestContext request) throws IOException {
        if (request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.DELETE)) {
            return;
        }
        final var body = request.getEntityStream().readNBytes(MAX_OCTETS + 1);
        if (body.length > MAX_OCTETS) {
            request.getEntityStream().transferTo(OutputStream.nullOutputStream());
            throw Refusal.of(ErrorTag.TOO_BIG, "the body is too long; allowed: " + MAX_OCTETS + " octets");
        }
        if (body.length > 0 && request.getMediaType() == null) {
            throw new NotSupportedException("a body needs a Content-Type");
        }
        check(request, body);
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    private void check(final ContainerRequestContext request, final byte[] body) {
        final var type = Optional.ofNullable(request.getMediaType()).map(MediaType::getSubtype).orElse("")
            .toLowerCase(Locale.ROOT);
        if (type.equals("yang-patch+json")) {
            PatchCheck.of(JsonText.of(body), (operation, target, value) -> find(address(request)
                + (target.startsWith("/") ? target : "/" + target)).ifPresent(path -> {
                    if (operation.equals(PatchCheck.MERGE)) {
                        ModelCheck.ofPart(path, value);
                    } else {
                        ModelCheck.ofNode(path, value);
                    }
                }));
        } else if (!type.endsWith("xml")) {
            final var json = JsonText.of(body);
            find(address(request)).ifPresent(path -> {
                if (request.getMethod().equals(HttpMethod.POST) && path instanceof DatabindPath.Data) {
                    ModelCheck.ofChild(path, json);
                } else if (request.getMethod().equals(HttpMethod.PATCH)) {
                    ModelCheck.ofPart(path, json);
                } else {
                    ModelCheck.ofNode(path, json);
                }
            });
        }
    }

    private static String address(final ContainerRequestContext request) {
        return Optional.ofNullable(request.getUriInfo().getPathParameters(false).getFirst("identifier")).orElse("");
    }

    /** What an address names; nothing if it names nothing: the server says why. */
    private Optional<DatabindPath> find(final String address) {
        try {
            return Optional.of(new ApiPathNormalizer(model.currentDatabind()).normalizePath(
                ApiPath.parseUrl(CharMatcher.is('/').trimFrom(address))));
        } catch (ParseException | ServerException e) {
            LOG.debug("'{}' names nothing", address, e);
            return Optional.empty();
        }
    }
}
