package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;

/** Somebody or something that calls an application. */
class Actor {
    final int number;
    final Kind kind;
    final String login;
    final String agent;
    final boolean roams;
    String address;
    /** The token or session of the last login, empty before the first. */
    String token = "";

    long tokenUntil;

    Actor(Seat seat) {
        number = seat.number();
        kind = seat.kind();
        login = seat.login();
        agent = seat.agent();
        address = seat.address();
        roams = seat.roams();
    }

    /**
     * What every actor has, whatever the application.
     *
     * @param number counts from 0 over the whole world
     * @param kind what it is
     * @param login its login name
     * @param agent its user agent
     * @param address its address, perhaps one of many people's
     * @param roams whether it comes from another address every time
     */
    record Seat(int number, Kind kind, String login, String agent, String address, boolean roams) {}

    final boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Works for the application, so that everybody's objects are its business. */
    final boolean works() {
        return kind == Kind.STAFF || kind == Kind.SERVICE;
    }

    /** Owns objects that an attacker may want. */
    final boolean owns() {
        return kind == Kind.BENIGN || kind == Kind.ATTACKER;
    }
}
