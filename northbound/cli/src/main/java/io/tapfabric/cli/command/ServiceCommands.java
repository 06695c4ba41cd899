package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Where;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
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
        void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
            create(ids, datastore);
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
        void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
            update(ids, datastore);
        }
    }

    /** Lists the tap-services with their states. */
    @Service
    @Command(scope = "tap", name = "service-list", description = "List the tap-services with their states")
    public static final class ShowAll extends ListCommand<TapService> {
        @Option(name = "--host", valueToShowInHelp = "", description = "Only those whose sink is on this host now")
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
            super((list, writes, service) ->
                list.put(writes, new TapServiceBuilder(service).setEnabled(true).build()));
        }
    }

    /** Switches tap-services off. */
    @Service
    @Command(scope = "tap", name = "service-disable", description = "Switch tap-services off")
    public static final class Disable extends Several {
        public Disable() {
            super((list, writes, service) ->
                list.put(writes, new TapServiceBuilder(service).setEnabled(false).build()));
        }
    }

    /** Removes tap-services. */
    @Service
    @Command(scope = "tap", name = "service-delete", description = "Remove tap-services")
    public static final class Delete extends Several {
        public Delete() {
            super(IntentList::delete);
        }
    }

    private abstract static class Several extends SeveralCommand<TapService> {
        @Argument(name = "ids", required = true, multiValued = true, description = "The tap-services' ids")
        @Completion(TapServiceIds.class)
        private List<String> words = List.of();

        Several(final Step<TapService> step) {
            super(Kind.TAP_SERVICE, step);
        }

        @Override
        List<String> words() {
            return words;
        }
    }
}
