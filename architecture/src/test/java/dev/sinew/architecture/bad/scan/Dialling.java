package dev.sinew.architecture.bad.scan;

import dev.sinew.architecture.bad.scan.ask.Question;
import java.net.Socket;

/** Connects to somebody from where nobody is asked, and asks where nobody wants it. */
public record Dialling(Socket socket, Question question) {}
