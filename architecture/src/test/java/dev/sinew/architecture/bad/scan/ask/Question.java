package dev.sinew.architecture.bad.scan.ask;

import java.net.Socket;

/** Connects where that is what the package is for. */
public record Question(Socket socket) {}
