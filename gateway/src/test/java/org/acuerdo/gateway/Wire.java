package org.acuerdo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client without manners: what it is told goes over the wire as it is. */
record Wire(URI root) {
    /** The status of the answer to a request of these lines. */
    int status(String... lines) {
        String answer = exchange(lines);
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** The whole answer, up to the end of the connection. */
    String exchange(String... lines) {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(60_000);
            String request =
                    String.join("\r\n", lines) + "\r\nHost: " + root.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
