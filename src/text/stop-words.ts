/** Words too common to tell texts apart: a query drops them unless it has no others or asks for an exact phrase. */
import { foldWord } from './fold.ts';

const arabic = `
من في على إلى الى عن مع هو هي هم هن هما أنا نحن أنت هذا هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللذان اللتان اللاتي اللواتي
ما ماذا لماذا متى أين كيف كم هل أي أية لمن بمن فيم مم عم بم لم لن لا ليس ليست إن أن كان كانت كانوا يكون تكون وكان وكانت قد لقد
ثم أو أم بل لكن ولكن حتى إذا إذ لو لولا كل بعض غير سوى بين بعد قبل عند عندما منذ خلال حول ضد دون تحت فوق أمام وراء حيث كما مثل
به بها بهم له لها لهم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه عنها وهو وهي وهم وفي ومن وعلى وعن وإلى وما ولا وقد ولم
تم يتم وتم الآن أيضا كذلك ذات ذو ذي هناك هنا إما أما وأن بأن لأن فإن كأن مما و أ ف ب ل ك إلا ماهو ماهي فما فمن كلا كلتا أحد عدة ضمن نحو سوف
يمكن نفس لدى لديه لديها بماذا ولماذا لما بما عما ولن وهل وكيف وأين ومتى وكم مالذي ماالذي والتي والذي
`;
const english = `
a an the of in on at to for from by with and or but is are was were be been being do does did has have had it its this that these those as
what which who whom whose when where why how not no than then there their his her he she they we you i
`;
const french = 'le la les un une des du de et ou en dans pour par sur au aux ce cette ces qui que';

const stopWords = new Set([arabic, english, french].flatMap((list) => list.trim().split(/\s+/)).map(foldWord));

/** True for a folded word that carries no meaning of its own: `في`, `الذي`, `the`. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
