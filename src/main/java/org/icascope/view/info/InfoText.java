package org.icascope.view.info;

import org.icascope.decode.Headers;

/** The column info as text. */
final class InfoText {

  private final FlowTexts texts;

  InfoText(FlowTexts texts) {
    this.texts = texts;
  }

  /**
   * Appends it.
   *
   * @param note what {@link UnitColumns#complete} adds
   */
  void append(Line line, byte[] note, LineBuffer to) {
    if (line.plainTcp) {
      plainTcp(line, to);
    } else {
      to.raw(line.summary.info());
    }
    if (note.length > 0) {
      to.raw(note);
    }
  }

  private void plainTcp(Line line, LineBuffer to) {
    to.raw(texts.ports(line));
    TcpInfo.flags(line.flags, line.sequence, to);
    if ((line.flags & Headers.ACK) != 0) {
      to.raw(Words.ACK).number(line.acknowledgement);
    }
    to.raw(Words.WIN).number(line.window).raw(Words.LEN).number(line.payloadLength);
  }
}
