package io.tapfabric.testbed;

/**
 * One thing that others have on br-int of a host in a run of faults.
 *
 * @param kind what it is
 * @param host the host
 * @param number makes its name
 */
record FaultPiece(Kind kind, String host, int number) {
    /** Kinds of what others may have on br-int. */
    enum Kind {
        MIRROR {
            @Override
            void add(final Hosts hosts, final FaultPiece piece) {
                hosts.vsctl(piece.host, "add-port", "br-int", piece.name() + "-out", "--", "set", "interface",
                    piece.name() + "-out", "type=dummy", "--", "--id=@o", "get", "port", piece.name() + "-out", "--",
                    "--id=@m", "create", "mirror", "name=" + piece.name(), "select_all=true", "output_port=@o", "--",
                    "add", "bridge", "br-int", "mirrors", "@m");
            }

            @Override
            void remove(final Hosts hosts, final FaultPiece piece) {
                hosts.vsctl(piece.host, "--", "--id=@m", "get", "mirror", piece.name(), "--", "remove", "bridge",
                    "br-int", "mirrors", "@m", "--", "del-port", piece.name() + "-out");
            }
        },
        PORT {
            @Override
            void add(final Hosts hosts, final FaultPiece piece) {
                hosts.vsctl(piece.host, "add-port", "br-int", piece.name(), "--", "set", "interface", piece.name(),
                    "type=dummy", "external_ids:owner=foreign");
            }

            @Override
            void remove(final Hosts hosts, final FaultPiece piece) {
                hosts.vsctl(piece.host, "del-port", piece.name());
            }
        },
        FLOW {
            @Override
            void add(final Hosts hosts, final FaultPiece piece) {
                hosts.ofctl(piece.host, "add-flow", "br-int",
                    "cookie=%s,priority=7,dl_type=0x1234,in_port=%d,actions=drop".formatted(piece.name(),
                        1000 + piece.number));
            }

            @Override
            void remove(final Hosts hosts, final FaultPiece piece) {
                hosts.ofctl(piece.host, "del-flows", "br-int", "cookie=" + piece.name() + "/-1");
            }
        };

        abstract void add(Hosts hosts, FaultPiece piece);

        abstract void remove(Hosts hosts, FaultPiece piece);
    }

    /** Its name; of a flow, its cookie. */
    String name() {
        return kind == Kind.FLOW ? "0x%x".formatted(0x7700 + number) : "foreign" + number;
    }

    /** Whether a line of a {@link Snapshot} is about it. */
    boolean isOf(final String line) {
        final var name = Snapshot.name(line);
        return name.equals(name()) || name.equals(name() + "-out") || name.equals("cookie=" + name());
    }
}
