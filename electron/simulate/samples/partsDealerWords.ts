// What accounts of the parts dealer say and what its people write down.
import type { WordsSpec } from '../businessSpec.ts';

export const partsDealerWords: WordsSpec = {
  complaints: [
    {
      category: 'Delivery',
      weight: 4,
      notes: [
        'Two items short on the morning van, ramp stood idle',
        'Wrong part sent for {product}',
        'Van came after four again, car had to stay overnight',
        'Parcel left in the yard in the rain: {product}',
      ],
    },
    {
      category: 'Quality',
      weight: 2.5,
      products: ['Brakes', 'Ignition', 'Electrical', 'Suspension', 'Clutch & drive', 'Engine'],
      notes: [
        '{product}: failed within a month',
        '{product}: did not fit as listed',
        '{product}: box damaged, part marked',
      ],
    },
    {
      category: 'Availability',
      weight: 2,
      notes: ['{product} on back order for the second week', 'Website showed {product} in stock, it was not'],
    },
    {
      category: 'Price and invoice',
      weight: 1.5,
      notes: [
        'Discount missing on the invoice',
        'Credit note still not through',
        'Paid more for {product} than quoted',
      ],
    },
  ],
  contacts: [
    {
      channel: 'Phone',
      weight: 5,
      notes: [
        'Order chased, on the afternoon van',
        'Quote given for a clutch job',
        'Asked for the statement again, sent',
        'Wants a call when the brake offer starts',
      ],
    },
    {
      channel: 'Visit',
      weight: 3,
      notes: [
        'Looked over the stock shelf with the owner, left the oil offer',
        'Second ramp going in next month',
        'Happy with the morning run, asks for a later cut-off',
        'Talked through annual volume and terms',
      ],
    },
    {
      channel: 'E-mail',
      weight: 2,
      notes: ['Price list sent', 'Returns form sent', 'Account limit raised on request'],
    },
  ],
  winBackChannel: 'Win-back call',
  winBackNotes: {
    trial: ['Only needed the one part', 'Was between suppliers that week'],
    price: ['Says we are dearer on brakes and oil', 'Group buying scheme gets them a better price'],
    service: ['Fed up with short deliveries', 'Nobody rang back about the complaint'],
    product: ['Comebacks on own-brand parts', 'Needs makes we do not stock'],
    competitor: ['Rep from the national chain was in', 'Two vans a day from the other side'],
    moved: ['Moved to another town'],
    needGone: ['Fleet now on full-service leases', 'Owner retiring, workshop closed'],
    natural: ['No answer on three days', 'Would not say'],
  },
  surveyQuestion: 'How likely are you to recommend us to another trade customer? (0–10)',
  surveyAnswers: [
    ['Too many wrong parts lately', 'Never know when the van comes', 'Prices creep up', 'Complaint went nowhere'],
    ['Good range, late cut-off would help', 'Fine on the whole', 'Website could be better'],
    ['Counter staff know their stuff', 'Van is there when they say', 'Returns are no trouble'],
  ],
  shopHeader: 'Depot',
};
