package io.tapfabric.restconf;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.model.api.CaseSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ChoiceSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ContainerSchemaNode;
import org.opendaylight.yangtools.yang.model.api.DataNodeContainer;
import org.opendaylight.yangtools.yang.model.api.DataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ElementCountConstraintAware;
import org.opendaylight.yangtools.yang.model.api.MandatoryAware;
import org.opendaylight.yangtools.yang.model.api.SchemaNode;

/**
 * Holds the members of one object against what must stand together, and what must not: of a choice one case (RFC 7950
 * section 7.9), and of a whole object all that is mandatory (sections 7.6.5, 7.7.5 and 7.9.4). The server says of the
 * first nothing, of the second nothing for an RPC, and for data that something is missing somewhere in the tree.
 */
final class Together {
    private final String parent;
    private final Set<QName> members;
    private final boolean whole;

    /**
     * Prepares to check.
     *
     * @param parent what the object is called
     * @param members what stands in it
     * @param whole whether what is missing is missing; not so in a body that is merged into what is there
     */
    Together(final String parent, final Set<QName> members, final boolean whole) {
        this.parent = parent;
        this.members = members;
        this.whole = whole;
    }

    /** What is wrong with the object, if it should be what the model says. */
    Optional<Complaint> complaint(final DataNodeContainer model) {
        return model.getChildNodes().stream().map(child -> child instanceof ChoiceSchemaNode choice
            ? choice(choice) : child(child)).flatMap(Optional::stream).findFirst();
    }

    private Optional<Complaint> choice(final ChoiceSchemaNode choice) {
        final var chosen = choice.getCases().stream().filter(this::has).toList();
        if (chosen.size() > 1) {
            return Optional.of(new Complaint(ErrorTag.BAD_ELEMENT, "of " + names(choice.getCases()) + " " + parent
                + " has " + names(chosen) + "; allowed: one"));
        }
        if (chosen.isEmpty()) {
            return whole && choice.isMandatory() ? Optional.of(new Complaint(ErrorTag.MISSING_ELEMENT,
                parent + " has none of " + names(choice.getCases()) + "; allowed: one")) : Optional.empty();
        }
        return complaint(chosen.get(0));
    }

    private boolean has(final DataNodeContainer some) {
        return nodes(some).anyMatch(node -> members.contains(node.getQName()));
    }

    private static String names(final Collection<? extends CaseSchemaNode> cases) {
        return cases.stream().flatMap(Together::nodes).map(node -> node.getQName().getLocalName())
            .collect(Collectors.joining(", "));
    }

    /** The nodes that stand in an object: what a choice holds stands in its place. */
    static Stream<DataSchemaNode> nodes(final DataNodeContainer parent) {
        return parent.getChildNodes().stream().flatMap(node -> node instanceof ChoiceSchemaNode choice
            ? choice.getCases().stream().flatMap(Together::nodes) : Stream.of(node));
    }

    private Optional<Complaint> child(final DataSchemaNode child) {
        return whole && !members.contains(child.getQName()) && isMandatory(child) ? Optional.of(new Complaint(
            ErrorTag.MISSING_ELEMENT, parent + " has no " + child.getQName().getLocalName() + ", which is mandatory"))
            : Optional.empty();
    }

    private static boolean isMandatory(final SchemaNode node) {
        if (node instanceof ContainerSchemaNode container) {
            return !container.isPresenceContainer() && container.getChildNodes().stream()
                .anyMatch(Together::isMandatory);
        }
        return node instanceof MandatoryAware leaf && leaf.isMandatory()
            || node instanceof ElementCountConstraintAware list && least(list) > 0;
    }

    /** How many entries a list must have. */
    static int least(final ElementCountConstraintAware list) {
        return list.getElementCountConstraint().flatMap(count -> Optional.ofNullable(count.getMinElements())).orElse(0);
    }

    /** How many entries a list may have. */
    static int most(final ElementCountConstraintAware list) {
        return list.getElementCountConstraint().flatMap(count -> Optional.ofNullable(count.getMaxElements()))
            .orElse(Integer.MAX_VALUE);
    }

    /**
     * What is wrong.
     *
     * @param tag what kind of error it is
     * @param sentence what is there, and what is allowed
     */
    record Complaint(ErrorTag tag, String sentence) {
    }
}
