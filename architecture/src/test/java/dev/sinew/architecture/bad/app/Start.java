package dev.sinew.architecture.bad.app;

import dev.sinew.architecture.bad.demo.Cashier;

/** May end the process, but not use the demo. */
public record Start(Cashier cashier) {
    void end() {
        System.exit(0);
    }
}
