package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.HeadlessSessionImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.parsing.CommandLineImpl;

/**
 * Karaf's own shell without Karaf around it: it finds our commands as Karaf does, parses whole command lines, sets the
 * fields, completes.
 */
final class TestShell implements AutoCloseable {
    /** The packages that the manifest names in {@code Karaf-Commands}. */
    private static final List<String> PACKAGES = List.of("io.tapfabric.cli.command", "io.tapfabric.cli.completer");

    /** One for all, never stopped: a command that was interrupted may end after its test, and would start it anew. */
    private static final ThreadIOImpl THREADS = new ThreadIOImpl();

    static {
        THREADS.start();
    }

    private final SessionFactoryImpl factory = new SessionFactoryImpl(THREADS);
    private final Connection output = new Connection();
    private final Session session;

    TestShell(final Object... services) throws IOException {
        final var registry = factory.getRegistry();
        List.of(services).forEach(registry::register);
        final var manager = new ManagerImpl(registry, registry);
        PACKAGES.stream().flatMap(name -> services(name).stream()).forEach(manager::register);
        final var screen = new PrintStream(output, true, StandardCharsets.UTF_8);
        session = factory.create(new ByteArrayInputStream(new byte[0]), screen, screen);
    }

    private static List<Class<?>> services(final String name) {
        final var folder = Path.of("target/classes", name.replace('.', '/'));
        final var classes = new ArrayList<Class<?>>();
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (var file : files) {
                final var type = Class.forName(name + '.' + file.getFileName().toString().replace(".class", ""));
                if (type.isAnnotationPresent(Service.class)) {
                    classes.add(type);
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("cannot read " + folder, e);
        }
        return classes;
    }

    /** What a command line prints. */
    String run(final String line) throws Exception {
        output.reset();
        session.execute(line);
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The one line that Karaf prints for a command line that fails. */
    String failure(final String line) throws Exception {
        try {
            throw new AssertionError("no failure, but: " + run(line));
        } catch (CommandException e) {
            return e.getNiceHelp();
        }
    }

    /** What a command line prints until Ctrl-C, which comes as Karaf sends it when so many octets have been printed. */
    String interrupted(final String line, final int octets) throws Exception {
        output.reset();
        final var command = new FutureTask<>(() -> session.execute(line));
        final var thread = new Thread(command);
        thread.start();
        while (output.size() < octets && thread.isAlive()) {
            Thread.onSpinWait();
        }
        ((HeadlessSessionImpl) session).getSession().foregroundJob().interrupt();
        // gogo tells Karaf so whatever the command itself does
        assertInstanceOf(InterruptedException.class, assertThrows(ExecutionException.class, command::get).getCause());
        return output.toString(StandardCharsets.UTF_8);
    }

    /** What a command line prints if the other end of the connection is lost meanwhile. */
    String hungUp(final String line) throws Exception {
        output.lost = true;
        return run(line);
    }

    /** What the TAB key offers behind a command line. */
    List<String> complete(final String line) {
        final var words = line.split(" ", -1);
        final var scopeAndName = words[0].split(":", 2);
        final var last = words.length - 1;
        final var candidates = new ArrayList<String>();
        factory.getRegistry().getCommand(scopeAndName[0], scopeAndName[1]).getCompleter(false).complete(session,
            new CommandLineImpl(words, last, words[last].length(), line.length(), line), candidates);
        return candidates.stream().map(String::trim).sorted().toList();
    }

    /** The names of all commands in our scope. */
    List<String> commands() {
        return factory.getRegistry().getCommands().stream().filter(command -> "tap".equals(command.getScope()))
            .map(command -> command.getName()).sorted().toList();
    }

    /** The options of all of them, with their aliases. */
    TreeSet<String> options() {
        return services(PACKAGES.get(0)).stream()
            .flatMap(command -> Stream.<Class<?>>iterate(command, type -> type != Object.class, Class::getSuperclass))
            .flatMap(type -> Stream.of(type.getDeclaredFields())).map(field -> field.getAnnotation(Option.class))
            .filter(Objects::nonNull)
            .flatMap(option -> Stream.concat(Stream.of(option.name()), Stream.of(option.aliases())))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        session.close();
        factory.stop();
    }

    /** As of ssh: what is written when the connection is lost may still be taken; a flush notices. */
    private static final class Connection extends ByteArrayOutputStream {
        private volatile boolean lost;

        @Override
        public void flush() throws IOException {
            if (lost) {
                throw new IOException("connection lost");
            }
        }
    }
}
