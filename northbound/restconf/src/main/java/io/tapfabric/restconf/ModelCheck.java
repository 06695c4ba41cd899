package io.tapfabric.restconf;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.restconf.server.api.DatabindPath;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactory;
import org.opendaylight.yangtools.yang.model.api.ContainerLike;
import org.opendaylight.yangtools.yang.model.api.DataNodeContainer;
import org.opendaylight.yangtools.yang.model.api.DataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ElementCountConstraintAware;
import org.opendaylight.yangtools.yang.model.api.LeafListSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ListSchemaNode;
import org.opendaylight.yangtools.yang.model.api.RpcDefinition;
import org.opendaylight.yangtools.yang.model.api.SchemaNode;
import org.opendaylight.yangtools.yang.model.api.TypedDataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.type.LeafrefTypeDefinition;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;

/**
 * Holds a body of JSON against the model (RFC 7951), where the server's parser would say no more than "invalid value",
 * or guess: it takes unknown modules, numbers for strings, one of two entries with the same key. What belongs to other
 * modules than ours is left to the server.
 */
final class ModelCheck {
    private static final String OURS = "urn:tapfabric";

    private final JSONCodecFactory codecs;
    private final SchemaInferenceStack stack;
    private final JsonReader in;
    private final boolean whole;

    private ModelCheck(final DatabindPath path, final JsonReader in, final boolean whole) {
        codecs = path.databind().jsonCodecs();
        stack = path.inference().toSchemaInferenceStack();
        this.in = in;
        this.whole = whole;
    }

    /**
     * Checks a body that is the node at the path itself.
     *
     * @param json text that {@link JsonText} has found good
     * @throws RuntimeException a {@link Refusal}, if it is not what the model allows
     */
    static void ofNode(final DatabindPath path, final String json) {
        check(path, json, true, ModelCheck::node);
    }

    /** Checks a body that is merged into the node at the path: what it does not name may be there already. */
    static void ofPart(final DatabindPath path, final String json) {
        check(path, json, false, ModelCheck::node);
    }

    /** Checks a body that is to be a child of the node at the path. */
    static void ofChild(final DatabindPath path, final String json) {
        check(path, json, true, ModelCheck::child);
    }

    private interface Part {
        void check(ModelCheck check, DatabindPath path) throws IOException;
    }

    private static void check(final DatabindPath path, final String json, final boolean whole, final Part part) {
        try (var in = new JsonReader(new StringReader(json))) {
            part.check(new ModelCheck(path, in, whole), path);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory", e);
        }
    }

    private void node(final DatabindPath path) throws IOException {
        if (path instanceof DatabindPath.Rpc rpc) {
            final var input = ((RpcDefinition) rpc.rpc()).getInput();
            if (isOurs(input)) {
                open(List.of(input));
                stack.enterSchemaTree(input.getQName());
                together(input, members(input));
                close();
            }
        } else if (path instanceof DatabindPath.Data data && isOurs(data.schema().dataSchemaNode())) {
            final var node = data.schema().dataSchemaNode();
            open(List.of(node));
            resource(node, Optional.of(data.instance().getLastPathArgument()));
            close();
        }
    }

    private void child(final DatabindPath path) throws IOException {
        if (path instanceof DatabindPath.Data data
                && data.schema().dataSchemaNode() instanceof DataNodeContainer parent
                && (data.instance().isEmpty() || isOurs(parent))) {
            final var node = open(Together.nodes(parent).toList());
            if (isOurs(node)) {
                stack.enterDataTree(node.getQName());
                resource(node, Optional.empty());
                close();
            }
        }
    }

    /** Reads up to the value of the one member that a body has: one of the given nodes. */
    private DataSchemaNode open(final List<DataSchemaNode> nodes) throws IOException {
        final var allowed = nodes.stream().filter(ModelCheck::isOurs).map(this::qualified)
            .collect(Collectors.joining(", "));
        require(JsonToken.BEGIN_OBJECT, "the body", "it is an object with " + allowed);
        in.beginObject();
        if (in.peek() == JsonToken.END_OBJECT) {
            throw refused(ErrorTag.MISSING_ELEMENT, "the body has no content; allowed: " + allowed);
        }
        return find(nodes, in.nextName(), "the body", allowed);
    }

    private void close() throws IOException {
        if (in.peek() == JsonToken.NAME) {
            final var name = Refusal.quoted(in.nextName());
            throw refused(ErrorTag.BAD_ELEMENT, name + " is one too many; allowed: one node");
        }
    }

    /** The value of a resource: of a list, exactly one entry, with the key that the address names. */
    private void resource(final DataSchemaNode node, final Optional<PathArgument> name) throws IOException {
        if (!(node instanceof ListSchemaNode list)) {
            value(node);
            return;
        }
        final var entries = entries(list);
        if (entries.size() != 1) {
            throw refused(ErrorTag.BAD_ELEMENT, "the body has " + entries.size() + " entries of " + local(list)
                + "; allowed: one");
        }
        name.filter(NodeIdentifierWithPredicates.class::isInstance).map(NodeIdentifierWithPredicates.class::cast)
            .ifPresent(key -> key.asMap().forEach((leaf, value) -> {
                final var given = entries.get(0).get(leaf);
                if (!value.equals(given)) {
                    throw refused(ErrorTag.INVALID_VALUE, Refusal.notAllowed(leaf.getLocalName(),
                        Refusal.quoted(String.valueOf(given)), "the address says " + Refusal.quoted(value.toString())));
                }
            }));
    }

    /** What a leaf's value was read as; nothing of use for other nodes. */
    private Object value(final DataSchemaNode node) throws IOException {
        if (node instanceof ListSchemaNode list) {
            entries(list);
        } else if (node instanceof LeafListSchemaNode list) {
            leaves(list);
        } else if (node instanceof TypedDataSchemaNode leaf) {
            return leaf(leaf);
        } else if (node instanceof ContainerLike container) {
            together(container, members(container));
        } else {
            in.skipValue();
        }
        return Empty.value();
    }

    private List<Map<QName, Object>> entries(final ListSchemaNode list) throws IOException {
        require(JsonToken.BEGIN_ARRAY, local(list), "it is an array of objects");
        in.beginArray();
        final var entries = new ArrayList<Map<QName, Object>>();
        final var keys = new HashSet<List<Object>>();
        while (in.hasNext()) {
            final var members = members(list);
            entries.add(members);
            if (!list.getKeyDefinition().isEmpty() && !keys.add(key(list, members))) {
                throw refused(ErrorTag.INVALID_VALUE, local(list) + " " + key(list, members).stream()
                    .map(value -> Refusal.quoted(value.toString())).collect(Collectors.joining(", "))
                    + " is given twice; allowed: once");
            }
            together(list, members);
        }
        in.endArray();
        enough(list, entries.size());
        return entries;
    }

    private List<Object> key(final ListSchemaNode list, final Map<QName, Object> members) {
        return list.getKeyDefinition().stream().map(leaf -> {
            final var value = members.get(leaf);
            if (value == null) {
                throw refused(ErrorTag.MISSING_ELEMENT, local(list) + " has no " + leaf.getLocalName()
                    + ", which is its key");
            }
            return value;
        }).toList();
    }

    private void leaves(final LeafListSchemaNode list) throws IOException {
        require(JsonToken.BEGIN_ARRAY, local(list), "it is an array");
        in.beginArray();
        final var values = new HashSet<Object>();
        while (in.hasNext()) {
            final var value = leaf(list);
            if (!values.add(value)) {
                throw refused(ErrorTag.INVALID_VALUE, local(list) + " " + Refusal.quoted(value.toString())
                    + " is given twice; allowed: once");
            }
        }
        in.endArray();
        enough(list, values.size());
    }

    private <T extends SchemaNode & ElementCountConstraintAware> void enough(final T list, final int entries) {
        if (whole && entries < Together.least(list)) {
            throw refused(ErrorTag.INVALID_VALUE, local(list) + " has " + entries + " entries; allowed: "
                + Together.least(list) + " or more");
        }
        if (entries > Together.most(list)) {
            throw refused(ErrorTag.INVALID_VALUE, local(list) + " has " + entries + " entries; allowed: "
                + Together.most(list) + " or less");
        }
    }

    private <T extends SchemaNode & DataNodeContainer> void together(final T parent,
            final Map<QName, Object> members) {
        new Together(local(parent), members.keySet(), whole).complaint(parent).ifPresent(complaint -> {
            throw Refusal.of(complaint.tag(), complaint.sentence(), in.getPreviousPath());
        });
    }

    private <T extends DataSchemaNode & DataNodeContainer> Map<QName, Object> members(final T parent)
            throws IOException {
        require(JsonToken.BEGIN_OBJECT, local(parent), "it is an object");
        in.beginObject();
        final var nodes = Together.nodes(parent).toList();
        final var allowed = nodes.stream().map(ModelCheck::local).collect(Collectors.joining(", "));
        final var members = new HashMap<QName, Object>();
        while (in.hasNext()) {
            final var child = find(nodes, in.nextName(), local(parent), allowed);
            stack.enterDataTree(child.getQName());
            if (members.put(child.getQName(), value(child)) != null) {
                throw refused(ErrorTag.MALFORMED_MESSAGE, Refusal.twice(local(child)));
            }
            stack.exitToDataTree();
        }
        in.endObject();
        return members;
    }

    private Object leaf(final TypedDataSchemaNode leaf) throws IOException {
        final var type = leaf.getType();
        final var allowed = new Allowed(
            type instanceof LeafrefTypeDefinition reference ? stack.resolveLeafref(reference) : type);
        final var token = in.peek();
        if (!allowed.tokens().contains(token)) {
            throw refused(ErrorTag.INVALID_VALUE, Refusal.notAllowed(local(leaf), shown(), allowed.sentenceWithType()));
        }
        if (token == JsonToken.BEGIN_ARRAY || token == JsonToken.BEGIN_OBJECT) {
            in.skipValue();
            return Empty.value();
        }
        final var text = token == JsonToken.BOOLEAN ? Boolean.toString(in.nextBoolean()) : in.nextString();
        try {
            return codecs.codecFor(leaf, stack).parseValue(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorTag.INVALID_VALUE, Refusal.notAllowed(local(leaf),
                token == JsonToken.STRING ? Refusal.quoted(text) : text, allowed.sentence()), in.getPath(), e);
        }
    }

    private void require(final JsonToken token, final String what, final String allowed) throws IOException {
        if (in.peek() != token) {
            throw refused(ErrorTag.INVALID_VALUE, Refusal.notAllowed(what, shown(), allowed));
        }
    }

    /** The value that comes next, for people. */
    private String shown() throws IOException {
        return switch (in.peek()) {
            case STRING -> Refusal.quoted(in.nextString());
            case NUMBER -> in.nextString();
            case BOOLEAN -> Boolean.toString(in.nextBoolean());
            case NULL -> "null";
            case BEGIN_ARRAY -> "[…]";
            default -> "{…}";
        };
    }

    private DataSchemaNode find(final List<DataSchemaNode> nodes, final String name, final String parent,
            final String allowed) {
        return nodes.stream().filter(node -> name.equals(local(node)) || name.equals(qualified(node))).findFirst()
            .orElseThrow(() -> refused(ErrorTag.UNKNOWN_ELEMENT, Refusal.quoted(name) + " is not known in " + parent
                + "; allowed: " + allowed));
    }

    private static boolean isOurs(final Object node) {
        return node instanceof SchemaNode named && named.getQName().getNamespace().toString().startsWith(OURS);
    }

    private static String local(final SchemaNode node) {
        return node.getQName().getLocalName();
    }

    private String qualified(final SchemaNode node) {
        return codecs.modelContext().findModule(node.getQName().getModule()).orElseThrow().getName() + ":"
            + local(node);
    }

    private RuntimeException refused(final ErrorTag tag, final String sentence) {
        return Refusal.of(tag, sentence, in.getPath());
    }
}
