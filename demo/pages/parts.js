// The page's own glue between two elements that stand apart: what is chosen in the list opens in the pane.
const list = document.querySelector('hearth-channel-list');
const pane = document.querySelector('hearth-message-pane');

list.addEventListener('hearth-channel-chosen', ({ channelId }) => {
  list.current = channelId;
  pane.channel = channelId;
});
