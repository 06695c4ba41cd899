package io.tapfabric.cli.view;

import java.util.function.Consumer;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;

/**
 * Where a command prints.
 *
 * @param out takes lines for the command's own output: the terminal, a pipe, or an ssh channel
 * @param colour whether colour is understood there
 */
public record Screen(Consumer<String> out, boolean colour) {
    /** The fd of the output, as {@link Process#isTty} counts. */
    private static final int STDOUT = 1;

    /** The screen of the command that runs now in this thread. */
    public static Screen of(final Session session) {
        final var process = Process.Utils.current();
        return new Screen(process.out()::println, process.isTty(STDOUT) && hasColour(session));
    }

    public void print(final Table table) {
        table.lines(colour).forEach(out);
    }

    public void print(final String line) {
        out.accept(line);
    }

    /** The line in a style, if colour is understood. */
    public String paint(final Style style, final String line) {
        return colour ? style.paint(line) : line;
    }

    /** A session without terminal, as ssh with a command gives, has none; a terminal may be too simple for it. */
    private static boolean hasColour(final Session session) {
        final var terminal = session.getTerminal();
        return terminal != null && terminal.isAnsiSupported() && !"dumb".equals(terminal.getType());
    }
}
