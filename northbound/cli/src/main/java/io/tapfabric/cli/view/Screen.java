package io.tapfabric.cli.view;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;

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
        return new Screen(process.out()::println, process.isTty(STDOUT)
            && Optional.ofNullable(session.getTerminal()).filter(Screen::hasColour).isPresent());
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

    /** A terminal may be too simple. A session without any, as ssh with a command gives, never comes here. */
    static boolean hasColour(final Terminal terminal) {
        return terminal.isAnsiSupported() && !"dumb".equals(terminal.getType());
    }
}
