package org.icascope.cli;

import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What the user gave for an option; to be asked once the command line is read.
 *
 * @param <T> type of its value
 */
final class Given<T> {

  private final ArgSpec option;

  Given(ArgSpec option) {
    this.option = option;
  }

  /** Empty where the option is not there. */
  Optional<T> value() {
    return Optional.ofNullable(option.getValue());
  }

  T or(T otherwise) {
    return value().orElse(otherwise);
  }

  boolean isPresent() {
    return value().isPresent();
  }
}
