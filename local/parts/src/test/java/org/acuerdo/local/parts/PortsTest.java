package org.acuerdo.local.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A port that was given and not yet opened goes to nobody else. */
class PortsTest {

    @Test
    void noPortIsGivenTwice() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertTrue(given.add(Ports.free()));
        }
        assertEquals(500, given.size());
    }

    @Test
    void aServerThatAsksForAnyPortNeverGetsOneThatWasGiven() throws Exception {
        for (int i = 0; i < 200; i++) {
            int given = Ports.free();
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                assertNotEquals(given, any.getLocalPort());
                assertTrue(given < 32_768, "below what systems hand out: " + given);
            }
        }
    }

    @Test
    void takenSaysWhoListens() throws Exception {
        int port = Ports.free();
        assertFalse(Ports.taken(port));
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertTrue(Ports.taken(listening.getLocalPort()));
        }
    }
}
