package org.icascope.view.field;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.view.field.FieldValue.Whole;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/**
 * The values of the fields of a frame. The same object serves one frame after the other. Lower
 * layers are read where they lie; a unit is read by its layout only when one of its fields is asked
 * for.
 */
public final class FrameFields implements FieldSource {

  /** Which sessions a flow belongs to. */
  @FunctionalInterface
  public interface Sessions {

    /** Not known. */
    Sessions NONE = flow -> List.of();

    /** Ids of the sessions, {@code s1}. */
    List<String> of(int flowSerial);
  }

  private final Sessions sessions;
  private final LookBack lookBack;
  private final LayerValues layers;
  private List<String> files = List.of();
  private final FrameTimes times = new FrameTimes();
  private ViewedFrame frame = new ViewedFrame();
  private final List<UnitFields> units = new ArrayList<>();

  /** For somebody who asks for no bytes, nor for what depends on all frames before. */
  public FrameFields(Sessions sessions) {
    this(sessions, List.of(), ShownBytes.NONE);
  }

  /**
   * @param wanted fields that will be asked for; of others some have no values
   * @param shown says which bytes may be compared
   */
  public FrameFields(Sessions sessions, Collection<FieldInfo> wanted, ShownBytes shown) {
    this.sessions = sessions;
    this.lookBack = new LookBack(wanted);
    this.layers = new LayerValues(this, shown);
  }

  /** Tells what the captures are called. */
  public void captures(List<String> names) {
    files = List.copyOf(names);
  }

  /** The next frame. To be told of every frame, so that times between frames are right. */
  public FrameFields next(ViewedFrame next) {
    frame = next;
    times.next(next.frame().timeNanos());
    lookBack.next(next);
    layers.next();
    units.clear();
    return this;
  }

  ViewedFrame frame() {
    return frame;
  }

  FrameTimes times() {
    return times;
  }

  LookBack lookBack() {
    return lookBack;
  }

  LayerValues layers() {
    return layers;
  }

  /** Name of the file that the frame is of; empty where that is not known. */
  Optional<String> file() {
    int capture = frame.frame().capture();
    return capture < files.size() ? Optional.of(files.get(capture)) : Optional.empty();
  }

  Sessions sessions() {
    return sessions;
  }

  @Override
  public void values(FieldInfo field, Consumer<FieldValue> sink) {
    LowerField.Reader lower = LowerFields.find(field.name());
    if (lower != null) {
      lower.read(this, sink);
    } else if (!frame.units().isEmpty()) {
      ofUnits(field.name(), sink);
    }
  }

  private void ofUnits(String name, Consumer<FieldValue> sink) {
    int dot = name.indexOf('.');
    String protocol = dot < 0 ? name : name.substring(0, dot);
    for (int i = 0; i < frame.units().size(); i++) {
      Unit unit = frame.units().get(i);
      if (unit.protocol().equals(protocol)) {
        ofUnit(i, unit, name, sink);
      }
    }
  }

  private void ofUnit(int index, Unit unit, String name, Consumer<FieldValue> sink) {
    if (unit.layout().equals("cgp_message")) {
      if (name.equals("cgp.command")) {
        int command = QuickCgp.command(unit);
        if (command >= 0) {
          sink.accept(new Whole(command));
        }
        return;
      }
      if (!QuickCgp.mayHave(unit.bytes(), name)) {
        return;
      }
    }
    while (units.size() <= index) {
      units.add(new UnitFields(frame.units().get(units.size())));
    }
    units.get(index).give(name, sink);
  }
}
