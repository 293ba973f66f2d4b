package org.icascope.analyze;

import java.util.Optional;

/**
 * The words of a finding, for a person who is not a specialist.
 *
 * @param title one line
 * @param explanation what happened and what it means
 * @param remedy what to do
 * @param nextQuestion what would have to be known to go on
 */
record Advice(String title, String explanation, String remedy, Optional<String> nextQuestion) {}
