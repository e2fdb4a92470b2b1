"""The reader's network: a BERT encoder over pieces with features of each word, and heads over words.

What it computes is what `crates/reader` computes, in floating point; names of weights are those of the model file.
"""
import torch
from torch import nn
from torch.nn.functional import gelu, layer_norm, scaled_dot_product_attention

KINDS = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
STATUS = "happened negated planned threatened hypothetical alleged".split()
ROLES = "actor recipient holder time place".split()
# The modes of codebook/kinds, after each kind without one.
MODES = [kind + "/" for kind in KINDS] + (
    "CONSULT/visit CONSULT/third-party CONSULT/multilateral CONSULT/phone REQUEST/assist REQUEST/change "
    "REQUEST/yield REQUEST/meet ACCUSE/disapprove ACCUSE/investigate ACCUSE/allege REJECT/assist "
    "REJECT/change REJECT/yield REJECT/meet THREATEN/restrict THREATEN/arrest THREATEN/relations "
    "THREATEN/expel THREATEN/territory THREATEN/violence RETREAT/withdraw RETREAT/release RETREAT/disarm "
    "RETREAT/ceasefire RETREAT/access RETREAT/resign PROTEST/demo PROTEST/riot PROTEST/strike "
    "PROTEST/hunger PROTEST/boycott PROTEST/obstruct PROTEST/vandalize SANCTION/convict SANCTION/expel "
    "SANCTION/withdraw SANCTION/discontinue MOBILIZE/troops MOBILIZE/weapons MOBILIZE/police MOBILIZE/militia "
    "COERCE/seize COERCE/restrict COERCE/censor COERCE/curfew COERCE/martial-law COERCE/arrest "
    "COERCE/deport COERCE/withhold COERCE/misinformation COERCE/cyber ASSAULT/abduct ASSAULT/beat "
    "ASSAULT/torture ASSAULT/sexual ASSAULT/targeted ASSAULT/destroy ASSAULT/primitive ASSAULT/firearms "
    "ASSAULT/explosives ASSAULT/suicide-attack ASSAULT/aerial ASSAULT/drone ASSAULT/heavy-weapons ASSAULT/crowd-control "
    "ASSAULT/unconventional "
).split()
FEATURES = (("shape", 5), ("class", 17), ("party", 3), ("time", 3), ("block", 3), ("quoted", 2))
LABELS = 1 + 2 * len(KINDS)  # no trigger; first word of a trigger of kind k; later word of it
WIDTH, INNER, LAYERS, HEADS = 384, 1536, 6, 12
ROLE_WIDTH, ROLE_INNER, ROLE_LAYERS = 128, 256, 2
HEAD = WIDTH // HEADS
OF_WIDTH = 64
MASK = 103  # the piece [MASK]; those before it are marks of the vocabulary, not words
DISTANCES = 25  # distance from the trigger in words, -12 to 12, cut there


class Layer(nn.Module):
    def __init__(self, dropout, width=WIDTH, inner=INNER):
        super().__init__()
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        b, n, width = x.shape
        q, k, v = self.mix(x).view(b, n, 3, width // HEAD, HEAD).permute(2, 0, 3, 1, 4)
        a = scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, width)
        x = self.norm1(x + self.dropout(self.out(a)))
        return self.norm2(x + self.dropout(self.down(gelu(self.up(x), approximate="tanh"))))


class Network(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for _, size in FEATURES)
        self.norm0 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.kind = nn.Linear(WIDTH, LABELS)
        self.status = nn.Linear(WIDTH, len(STATUS))
        self.mode = nn.Linear(WIDTH, len(MODES))
        # A small encoder of its own reads the words once for each act, knowing which act is asked about.
        self.role_word = nn.Linear(WIDTH, ROLE_WIDTH)
        self.role_act = nn.Linear(WIDTH, ROLE_WIDTH)
        self.role_kind = nn.Embedding(len(KINDS), ROLE_WIDTH)
        self.role_distance = nn.Embedding(DISTANCES, ROLE_WIDTH)
        self.role_norm = nn.LayerNorm(ROLE_WIDTH, eps=1e-12)
        self.role_layers = nn.ModuleList(Layer(dropout, ROLE_WIDTH, ROLE_INNER) for _ in range(ROLE_LAYERS))
        self.role_out = nn.Linear(ROLE_WIDTH, len(ROLES))
        self.of_query = nn.Linear(WIDTH, OF_WIDTH)
        self.of_key = nn.Linear(WIDTH, OF_WIDTH)
        self.of_none = nn.Linear(WIDTH, 1)
        # For either side of an act: of none of the states named around, or of which.
        self.side_query = nn.Linear(WIDTH, 2 * OF_WIDTH)
        self.side_none = nn.Linear(WIDTH, 2)
        for table in list(self.features) + [self.role_kind, self.role_distance]:
            nn.init.normal_(table.weight, std=0.02)
        nn.init.constant_(self.role_out.bias, -2.0)

    def load_encoder(self, weights):
        """The weights of a Hugging Face BERT with these sizes."""
        get = lambda name: weights[name].float()
        with torch.no_grad():
            self.pieces.weight.copy_(get("embeddings.word_embeddings.weight"))
            self.positions.weight.copy_(get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0])
            self.norm0.weight.copy_(get("embeddings.LayerNorm.weight"))
            self.norm0.bias.copy_(get("embeddings.LayerNorm.bias"))
            for index, layer in enumerate(self.layers):
                at = f"encoder.layer.{index}."
                for part in ("weight", "bias"):
                    layer.mix._parameters[part].copy_(torch.cat([get(f"{at}attention.self.{name}.{part}") for name in ("query", "key", "value")]))
                    layer.out._parameters[part].copy_(get(f"{at}attention.output.dense.{part}"))
                    layer.norm1._parameters[part].copy_(get(f"{at}attention.output.LayerNorm.{part}"))
                    layer.up._parameters[part].copy_(get(f"{at}intermediate.dense.{part}"))
                    layer.down._parameters[part].copy_(get(f"{at}output.dense.{part}"))
                    layer.norm2._parameters[part].copy_(get(f"{at}output.LayerNorm.{part}"))

    def encode(self, pieces, features, owner, lengths):
        """pieces [b,n]; features [b,w,f] and owner [b,n] (word of each piece, -1 for the ends); -> hidden [b,n,WIDTH]"""
        n = pieces.shape[1]
        x = self.pieces(pieces) + self.positions.weight[:n]
        extra = sum(table(features[..., index]) for index, table in enumerate(self.features))
        extra = torch.gather(extra, 1, owner.clamp(min=0)[..., None].expand(-1, -1, WIDTH)) * (owner >= 0)[..., None]
        x = self.dropout(self.norm0(x + extra))
        mask = torch.arange(n)[None, :] < lengths[:, None]
        mask = torch.where(mask, 0.0, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def words(self, hidden, first):
        return torch.gather(hidden, 1, first[..., None].expand(-1, -1, WIDTH))

    def roles(self, words, counts, trigger, kind, batch, middle):
        """words [b,w,WIDTH], counts [b] (how many are words); trigger [t,WIDTH], kind [t], batch [t] (its row), middle [t] (its first word) -> [t,w,ROLES]"""
        w = words.shape[1]
        distance = (torch.arange(w)[None, :] - middle[:, None]).clamp(-12, 12) + 12
        x = self.role_word(words)[batch] + (self.role_act(trigger) + self.role_kind(kind))[:, None] + self.role_distance(distance)
        x = self.role_norm(x)
        mask = torch.where(torch.arange(w)[None, :] < counts[batch][:, None], 0.0, -1e9)[:, None, None, :]
        for layer in self.role_layers:
            x = layer(x, mask)
        return self.role_out(x)

    def states(self, words, party, batch):
        """words [b,w,WIDTH]; party [t,WIDTH] (the mean of its words), batch [t] -> [t,1+w]: of none, or of the state that a word names"""
        scores = torch.einsum("td,twd->tw", self.of_query(party), self.of_key(words)[batch]) / 8.0
        return torch.cat([self.of_none(party), scores], 1)

    def sides(self, words, trigger, batch):
        """words [b,w,WIDTH]; trigger [t,WIDTH], batch [t] -> [t,2,1+w]: for actor and recipient, of none, or of the state that a word names"""
        query = self.side_query(trigger).view(-1, 2, OF_WIDTH)
        scores = torch.einsum("tsd,twd->tsw", query, self.of_key(words)[batch]) / 8.0
        return torch.cat([self.side_none(trigger)[..., None], scores], 2)
