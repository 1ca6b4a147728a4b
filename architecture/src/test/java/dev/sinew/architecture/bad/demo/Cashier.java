package dev.sinew.architecture.bad.demo;

/** Is used where it may not be. */
public final class Cashier {}
