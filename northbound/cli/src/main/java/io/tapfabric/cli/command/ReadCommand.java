package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.Screen;
import io.tapfabric.cli.view.Watch;
import java.util.List;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.dom.codec.spi.BindingDOMCodecServices;

/**
 * A command that shows something, as text or as JSON.
 */
abstract class ReadCommand extends TapCommand {
    @Reference
    private @Nullable BindingDOMCodecServices codec;
    @Option(name = "--json", description = "Print JSON, with the names that RESTCONF uses")
    private boolean json;
    @Option(name = "--watch", description = "Print it again whenever it has changed, until Ctrl-C")
    private boolean watch;

    @Override
    final void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        if (watch) {
            Watch.EVERY_SECOND.run(now -> show(ids, now, datastore), screen);
        } else {
            show(ids, screen, datastore);
        }
    }

    private void show(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        if (json) {
            screen.print(json(ids, datastore, new Json(Injected.by(codec))).text());
        } else {
            text(ids, screen, datastore);
        }
    }

    /** Adds to an empty document what there is to show. */
    abstract Json json(List<String> ids, Datastore datastore, Json document) throws Failure;

    /** Prints what there is to show. */
    abstract void text(List<String> ids, Screen screen, Datastore datastore) throws Failure;
}
