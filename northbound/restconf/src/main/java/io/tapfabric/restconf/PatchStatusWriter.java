package io.tapfabric.restconf;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyWriter;
import javax.ws.rs.ext.Provider;
import org.opendaylight.restconf.api.query.PrettyPrintParam;
import org.opendaylight.restconf.server.spi.YangPatchStatusBody;

/**
 * Writes the status of a YANG patch (RFC 8072 section 2.3): netconf 7.0.7 makes one and has no writer for it.
 */
@Provider
final class PatchStatusWriter implements MessageBodyWriter<YangPatchStatusBody> {
    @Override
    public boolean isWriteable(final Class<?> type, final Type genericType, final Annotation[] annotations,
            final MediaType mediaType) {
        return YangPatchStatusBody.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(final YangPatchStatusBody status, final Class<?> type, final Type genericType,
            final Annotation[] annotations, final MediaType mediaType,
            final MultivaluedMap<String, Object> httpHeaders, final OutputStream out) throws IOException {
        if (mediaType.getSubtype().endsWith("xml")) {
            status.formatToXML(PrettyPrintParam.FALSE, out);
        } else {
            status.formatToJSON(PrettyPrintParam.FALSE, out);
        }
    }
}
