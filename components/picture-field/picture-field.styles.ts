/** The picture in a dialog, and the place to drop one. */
import { css } from 'lit';

export const pictureFieldStyles = css`
  .picture-field {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--h-s4);
    padding: var(--h-s3);
    border: 1.5px dashed transparent;
    border-radius: var(--h-r3);
    background: var(--h-sunk);
  }
  .picture-field[data-over] {
    border-color: var(--h-accent-mark);
    background: var(--h-accent-wash);
  }
  .picture-now {
    flex: none;
    inline-size: 88px;
    block-size: 88px;
  }
  .picture-now :is(.face, .arch) {
    --size: 88px;
    font-size: 32px;
  }
  .picture-now[data-shape='arch'] {
    block-size: calc(88px * 1.08);
  }
  .picture-now canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
    background: var(--h-surface);
    object-fit: cover;
  }
  .picture-now[data-shape='arch'] canvas {
    border-radius: var(--h-arch);
  }
  .picture-ways {
    display: grid;
    flex: 1 1 200px;
    gap: var(--h-s2);
    min-inline-size: 0;
  }
  .picture-ways .line {
    flex-wrap: wrap;
  }
  .picture-ways [role='status']:empty {
    display: none;
  }
  @media (forced-colors: active) {
    .picture-field {
      border-color: CanvasText;
    }
  }
`;
