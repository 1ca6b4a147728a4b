package dev.sinew.architecture.bad.cellar;

/** Stands in a module that nobody knows, without package-info, among vague names. */
public final class Cellar {
    record CellarManager() {}

    record CellarImpl() {}

    record CellarUtils() {}

    record CellarHelper() {}

    record CellarInfo() {}

    record BaseCellar() {}

    record AbstractCellar() {}
}
