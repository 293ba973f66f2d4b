package org.icascope.cli;

import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What the user gave for an option; to be asked once the command line is read.
 *
 * @param <T> type of its value
 */
final class Given<T> {

  private final Optional<ArgSpec> option;

  Given(ArgSpec option) {
    this.option = Optional.of(option);
  }

  private Given() {
    option = Optional.empty();
  }

  /** An option that a command does not have. */
  static <T> Given<T> never() {
    return new Given<>();
  }

  /** Empty where the option is not there. */
  Optional<T> value() {
    return option.map(ArgSpec::getValue);
  }

  T or(T otherwise) {
    return value().orElse(otherwise);
  }

  boolean isPresent() {
    return value().isPresent();
  }
}
