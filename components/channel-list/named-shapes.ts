/** Brings the icons that few communities give their channels. For the later part of whatever draws channels. */
import * as shapes from '../icons/channel-shapes.ts';
import { heart } from '../icons/soon-shapes.ts';
import { addNamedShapes } from './channel-row.ts';

addNamedShapes({
  heart,
  'book-open': shapes.bookOpen,
  'life-buoy': shapes.lifeBuoy,
  code: shapes.code,
  'messages-square': shapes.messagesSquare,
  'clipboard-list': shapes.clipboardList,
  'heart-handshake': shapes.heartHandshake,
  'calendar-days': shapes.calendarDays,
});
