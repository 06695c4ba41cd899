package io.tapfabric.cli.command;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.store.Answer;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Where;
import io.tapfabric.cli.view.Screen;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapServiceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceBuilder;

/**
 * The commands of tap-services: names, descriptions and arguments. Karaf wants a class for each.
 */
public final class ServiceCommands {
    private static final String ID = "The tap-service's id";

    private ServiceCommands() {
        // only classes
    }

    /** Creates a tap-service. It is disabled unless --enabled is given. */
    @Service
    @Command(scope = "tap", name = "service-create", description = "Create a tap-service")
    public static final class Create extends ServiceEdit {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        private List<String> words = List.of();

        @Override
        List<String> words() {
            return words;
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            return create(ids, before);
        }
    }

    /** Changes of a tap-service what is given, and leaves the rest. */
    @Service
    @Command(scope = "tap", name = "service-update", description = "Change what is given of a tap-service")
    public static final class Update extends ServiceEdit {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        @Completion(TapServiceIds.class)
        private List<String> words = List.of();

        @Override
        List<String> words() {
            return words;
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            return update(ids, before);
        }
    }

    /** Lists the tap-services with their states. */
    @Service
    @Command(scope = "tap", name = "service-list", description = "List the tap-services with their states")
    public static final class ShowAll extends StateListCommand<TapService> {
        @Option(name = Word.HOST, aliases = "--host-id", valueToShowInHelp = "",
            description = "Only those whose sink is on this host now")
        @Completion(HostIds.class)
        private @Nullable String host;

        public ShowAll() {
            super(Kind.TAP_SERVICE);
        }

        @Override
        boolean wanted(final TapService service, final Where where) {
            return host == null || where.hosts(service).contains(host);
        }
    }

    /** Shows one tap-service, its state and its problems. */
    @Service
    @Command(scope = "tap", name = "service-show", description = "Show one tap-service, its state and its problems")
    public static final class Show extends ShowCommand<TapService> {
        @Argument(name = "id", required = true, multiValued = true, description = ID)
        @Completion(TapServiceIds.class)
        private List<String> words = List.of();

        public Show() {
            super(Kind.TAP_SERVICE);
        }

        @Override
        List<String> words() {
            return words;
        }
    }

    /** Switches tap-services on. */
    @Service
    @Command(scope = "tap", name = "service-enable", description = "Switch tap-services on")
    public static final class Enable extends Several {
        public Enable() {
            super(service -> Edit.put(new TapServiceBuilder(service).setEnabled(true).build()));
        }
    }

    /** Switches tap-services off. */
    @Service
    @Command(scope = "tap", name = "service-disable", description = "Switch tap-services off")
    public static final class Disable extends Several {
        public Disable() {
            super(service -> Edit.put(new TapServiceBuilder(service).setEnabled(false).build()));
        }
    }

    /** Removes tap-services. */
    @Service
    @Command(scope = "tap", name = "service-delete", description = "Remove tap-services")
    public static final class Delete extends Several {
        @Option(name = "--cascade",
            description = "Take it from the tap-flows that name it, and remove those that name no other")
        private boolean cascade;

        public Delete() {
            super(IntentList.TAP_SERVICES.delete());
        }

        @Override
        Edit edit(final List<String> ids, final Taps before) throws Failure {
            final var services = super.edit(ids, before);
            return cascade ? before.nonnullTapFlow().values().stream()
                .filter(flow -> !Collections.disjoint(services.noTapServices(), flow.requireTapService()))
                .map(flow -> without(flow, services.noTapServices())).reduce(services, Edit::and) : services;
        }

        private static Edit without(final TapFlow flow, final Set<Id> services) {
            final var others = Sets.difference(flow.requireTapService(), services);
            return others.isEmpty() ? IntentList.TAP_FLOWS.delete().apply(flow)
                : Edit.put(new TapFlowBuilder(flow).setTapService(ImmutableSet.copyOf(others)).build());
        }

        @Override
        void commit(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
            if (cascade) {
                for (var service : entries(ids, datastore.taps())) {
                    deleteAll(service.requireId(), screen);
                }
            } else {
                super.commit(ids, screen, datastore);
            }
        }

        private void deleteAll(final Id id, final Screen screen) throws Failure {
            final var input = new DeleteTapServiceInputBuilder().setId(id).setCascade(true).build();
            final var output = Answer.ofRpc(rpcs().getRpc(DeleteTapService.class).invoke(input));
            screen.print("tap-service " + id.getValue() + " deleted"
                + each(output.getTapFlow(), ", tap-flow ", "")
                + each(output.getKeptTapFlow(), "; tap-flow ", " goes on without it"));
        }

        private static String each(final @Nullable Set<Id> flows, final String before, final String after) {
            return Optional.ofNullable(flows).stream().flatMap(Set::stream).map(Id::getValue).sorted()
                .map(flow -> before + flow + after).collect(Collectors.joining());
        }
    }

    private abstract static class Several extends SeveralCommand<TapService> {
        @Argument(name = "ids", required = true, multiValued = true, description = "The tap-services' ids")
        @Completion(TapServiceIds.class)
        private List<String> words = List.of();

        Several(final Function<TapService, Edit> step) {
            super(Kind.TAP_SERVICE, step);
        }

        @Override
        List<String> words() {
            return words;
        }
    }
}
