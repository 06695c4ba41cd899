"""What the benchmarks share: floors on raw sockets, traffic, captures and figures. Nothing here imports TapFabric."""
