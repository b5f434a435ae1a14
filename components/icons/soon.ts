/** Icons that come with the later parts: an empty shape until `soon-shapes` has brought them, so that their place is kept. */
type SoonShape = 'atSign' | 'bell' | 'bellOff' | 'heart' | 'pin' | 'settings' | 'smilePlus' | 'type';

const shapes: Partial<Record<SoonShape, string>> = {};

export function soon(name: SoonShape): string {
  return shapes[name] ?? '';
}

export function bringShapes(more: Readonly<Record<SoonShape, string>>): void {
  Object.assign(shapes, more);
}
