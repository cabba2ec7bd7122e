// Menu: keeps the template, and lets the test look at it and choose from it.
export type Item = {
  id?: string;
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  checked?: boolean;
  submenu?: Item[];
  click?: () => void;
};

let current: Item[] = [];

export const Menu = {
  buildFromTemplate: (template: Item[]): Item[] => template,
  setApplicationMenu: (menu: Item[]): void => {
    current = menu;
  },
};

/** The menu without its functions. */
export const menuTree = (items: Item[] = current): Item[] =>
  items.map(({ click: _click, submenu, ...item }) => ({ ...item, ...(submenu ? { submenu: menuTree(submenu) } : {}) }));

const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu ?? [])]);

export function chooseFromMenu(id: string): void {
  const item = all(current).find((each) => each.id === id);
  if (!item?.click) throw new Error(`the menu has no item '${id}' to choose`);
  item.click();
}
