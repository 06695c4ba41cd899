package io.tapfabric.cli.view;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.opendaylight.mdsal.binding.dom.codec.spi.BindingDOMCodecServices;
import org.opendaylight.yangtools.yang.binding.ChildOf;
import org.opendaylight.yangtools.yang.binding.DataRoot;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.RpcOutput;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.api.schema.stream.NormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.api.schema.stream.NormalizedNodeWriter;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactory;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactorySupplier;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;

/**
 * One JSON document (RFC 7951) with the names that RESTCONF uses: it comes from the same codec.
 */
public final class Json {
    private static final String INDENT = "  ";

    private final BindingDOMCodecServices codec;
    private final JSONCodecFactory names;
    private final StringWriter text = new StringWriter();
    private final JsonWriter json = new JsonWriter(text);

    public Json(final BindingDOMCodecServices codec) {
        this.codec = codec;
        names = JSONCodecFactorySupplier.RFC7951.getShared(codec.getRuntimeContext().modelContext());
        json.setIndent(INDENT);
        checked(json::beginObject);
    }

    /** Adds a top-level container as a member. */
    public <T extends ChildOf<? extends DataRoot>> Json with(final Class<T> type, final T container) {
        return with(codec.toNormalizedDataObject(InstanceIdentifier.create(type), container).node());
    }

    /** Adds a top-level node as a member. */
    public Json with(final NormalizedNode node) {
        write(node, JSONNormalizedNodeStreamWriter.createNestedWriter(names, json));
        return this;
    }

    /** Adds what an RPC returned as the member {@code output} (RFC 8040 §3.6.2). */
    public Json with(final QName rpc, final RpcOutput output) {
        write(codec.toNormalizedNodeRpcData(output),
            JSONNormalizedNodeStreamWriter.createNestedWriter(names, Absolute.of(rpc), null, json));
        return this;
    }

    /** Ends the document. */
    public String text() {
        checked(json::endObject);
        return text.toString();
    }

    private static void write(final NormalizedNode node, final NormalizedNodeStreamWriter stream) {
        checked(() -> {
            try (var writer = NormalizedNodeWriter.forStreamWriter(stream)) {
                writer.write(node);
            }
        });
    }

    /** Writing to memory: an I/O failure cannot happen. */
    private static void checked(final Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
